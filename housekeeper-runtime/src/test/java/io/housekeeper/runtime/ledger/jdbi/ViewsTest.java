package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.carried;
import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static io.housekeeper.runtime.ledger.store.SampleRows.spec;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.SampleRows.waiting;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see who ask the database by hand. */
class ViewsTest {

  private static final String RUNS =
      """
      select id, task, on_node, state, reason, origin, fires, ran_ms, attempts, node, message, trace_id
      from {schema}v_runs order by id
      """;

  private static final String TASKS =
      """
      select task, state, plugin, version, running, waiting, follows, last_state
      from {schema}v_tasks order by id
      """;

  private static final String TIMES = "select fire_at, ended_at from {schema}v_runs where id = 1";

  @TempDir Path folder;

  private static boolean fill(Transaction tx) {
    tx.nodes().insert(node(1, 1));
    tx.tasks()
        .insert(
            List.of(
                task(1),
                task(2).with(task(2).switches().paused(Set.of(Pause.QUARANTINE))),
                task(3)));
    tx.tasks().follow(3, 1, 1);
    tx.specs().put(List.of(spec(1, "h1")));
    tx.specs().carry(List.of(carried(1, 1, "h1")));
    tx.runs()
        .insert(
            List.of(
                entry(fire(1, 1, after(1_000)), Ending.SUCCEEDED),
                entry(fire(2, 1, after(2_000)), Ending.TIMED_OUT)));
    tx.live()
        .insert(
            List.of(running(fire(3, 1, after(3_000)), 1), waiting(fire(4, 2, after(4)), after(9))));
    return true;
  }

  @Test
  void theSameWordsInBothDatabases() throws SQLException {
    try (PostgresLedger postgres = PostgresLedger.fresh();
        SqliteLedger sqlite = new SqliteLedger(folder)) {
      looksRight(postgres.store(), postgres.connect(), "housekeeper.");
      looksRight(sqlite.store(), sqlite.connect(), "");
    }
  }

  private static void looksRight(Store store, Connection open, String schema) throws SQLException {
    store.write(Lane.RUNS, ViewsTest::fill);
    try (Connection connection = open) {
      assertThat(ask(connection, RUNS.replace("{schema}", schema)))
          .containsExactly(
              "1 task-1 - SUCCEEDED - SCHEDULE 1 120 2 node-1 done 0af7651916cd43dd8448eb211c80319c",
              "2 task-1 - TIMED_OUT - SCHEDULE 1 120 2 node-1 done 0af7651916cd43dd8448eb211c80319c",
              "3 task-1 - RUNNING - SCHEDULE 1 - 1 node-1 - -",
              "4 task-2 - WAITING RECOVERY SCHEDULE 1 - 2 - - -");
      assertThat(ask(connection, TASKS.replace("{schema}", schema)))
          .containsExactly(
              "task-1 ON billing 1.0 1 0 - TIMED_OUT",
              "task-2 QUARANTINED - - 0 1 - -",
              "task-3 ON - - 0 0 task-1 -");
      assertThat(ask(connection, TIMES.replace("{schema}", schema)))
          .allSatisfy(row -> assertThat(row).contains("2027-03-01").contains("12:00:01"));
    }
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          String cell = row.getString(i);
          line.append(i == 1 ? "" : " ").append(cell == null ? "-" : cell);
        }
        found.add(line.toString());
      }
    }
    return found;
  }
}
