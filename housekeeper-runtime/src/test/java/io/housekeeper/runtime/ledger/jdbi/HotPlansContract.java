package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No hot statement looks at all rows of a large table: at some ten thousands of rows each plan goes
 * by an index.
 */
interface HotPlansContract {

  LargeLedger LEDGER = new LargeLedger(4_000, 15);

  Plans plans();

  /** What a plan says that looks at all rows of the tables of runs or tasks. */
  Pattern wholeTable();

  @Test
  default void noHotStatementLooksAtAWholeTable() throws SQLException {
    List<String> whole = new ArrayList<>();
    for (Map.Entry<String, Consumer<Transaction>> hot : HotStatements.of(LEDGER).entrySet()) {
      List<StatementPlan> plans = plans().of(hot.getValue()).plans();
      assertThat(plans).as(hot.getKey()).isNotEmpty();
      for (StatementPlan plan : plans) {
        if (wholeTable().matcher(plan.text()).find()) {
          whole.add(hot.getKey() + "\n" + plan.sql() + "\n" + plan.text());
        }
      }
    }
    assertThat(whole).isEmpty();
  }

  @Test
  default void totalsAreReadWithoutTheHoursThatAreCounted() throws SQLException {
    List<StatementPlan> plans =
        plans().of(tx -> tx.rollups().totals(List.of(1, 2))).plans().stream()
            .filter(plan -> plan.sql().contains("select"))
            .toList();
    assertThat(plans).as("statements").hasSize(1);
    assertThat(plans).noneMatch(plan -> plan.text().contains("counted"));
  }

  @Test
  default void aStatementThatDoesIsSeen() throws SQLException {
    List<StatementPlan> plans = plans().of(tx -> tx.live().ofTasks(List.of(1))).plans();
    assertThat(plans)
        .anyMatch(plan -> wholeTable().matcher(plan.text()).find(), "looks at all live rows");
  }
}
