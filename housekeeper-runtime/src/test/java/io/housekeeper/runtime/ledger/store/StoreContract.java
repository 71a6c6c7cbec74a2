package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store does. Each test begins with empty tables. */
public interface StoreContract
    extends NodeTableContract,
        TaskTableContract,
        SpecTableContract,
        LiveTableContract,
        DueRowsContract,
        RunTableContract,
        RetentionContract,
        RollupTableContract,
        CountedTablesContract,
        CountingContract,
        TokenTableContract,
        MadeTableContract,
        ChangeTableContract,
        LogTableContract {

  @Test
  default void whatATransactionWritesItSees() {
    TaskRow paused = task(1).with(task(1).switches().paused(Set.of(Pause.TASK)));
    write(
        tx -> {
          tx.tasks().insert(List.of(task(1)));
          assertThat(tx.tasks().rows(List.of(1))).containsExactly(task(1));
          tx.tasks().update(List.of(new Update(task(1), paused)));
          assertThat(tx.tasks().lock(List.of(1))).containsExactly(paused);
        });
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(paused);
  }

  @Test
  default void anExceptionOfTheWorkPassesThroughAndLeavesNothing() {
    IllegalStateException thrown = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      tx.tasks().insert(List.of(task(1)));
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(reading().list(tx -> tx.tasks().all())).isEmpty();
  }

  @Test
  default void afterAFailureTheStoreGoesOn() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      tx.tasks().insert(List.of(task(2)));
                      tx.tasks().insert(List.of(task(1)));
                    }))
        .isInstanceOf(Conflict.class);
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1));
    write(tx -> tx.tasks().insert(List.of(task(2))));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1), task(2));
  }

  @Test
  default void allLanesWriteIntoTheSameTables() {
    assertThat(answered(Lane.RUNS, 1)).isEqualTo("written by RUNS");
    assertThat(answered(Lane.BULK, 2)).isEqualTo("written by BULK");
    assertThat(answered(Lane.NODES, 3)).isEqualTo("written by NODES");
    assertThat(answered(Lane.BEAT, 4)).isEqualTo("written by BEAT");
    assertThat(reading().list(tx -> tx.tasks().all()))
        .containsExactly(task(1), task(2), task(3), task(4));
  }

  private String answered(Lane lane, int id) {
    return store()
        .write(
            lane,
            tx -> {
              tx.tasks().insert(List.of(task(id)));
              return "written by " + lane;
            });
  }
}
