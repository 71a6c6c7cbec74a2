package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Stored;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The server goes and comes again; the store stays. */
class PostgresOutageTest implements Stored {

  @AutoClose private final PostgresServer server = PostgresServer.ofItsOwn();
  private final PostgresServer.Database database = server.freshDatabase();

  @AutoClose
  private final Store store = JdbiStores.postgres(PostgresLedger.address(database.url()));

  @Override
  public Store store() {
    return store;
  }

  /**
   * The server replays its log, and dead connections are replaced: it may take a moment. A pool
   * whose attempts were in vain waits for up to five seconds before the next one, longer than
   * whoever asks it for a connection.
   */
  private static void onceReachable(Runnable work) {
    for (int tries = 0; tries < 20; tries++) {
      try {
        work.run();
        return;
      } catch (Unreachable notYet) {
        assertThat(notYet).hasMessageContaining("cannot be reached");
      }
    }
    throw new AssertionError("the server is there, and cannot be reached");
  }

  @Test
  void afterAPowerFailureWhatWasCommittedIsThere() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    server.crash();
    assertThatThrownBy(() -> write(tx -> tx.tasks().insert(List.of(task(2)))))
        .isExactlyInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> write(tx -> tx.tasks().insert(List.of(task(2)))))
        .isExactlyInstanceOf(Unreachable.class)
        .hasMessageStartingWith(
            "PostgreSQL 127.0.0.1:%d/%s cannot be reached: "
                .formatted(server.port(), database.name()));
    server.start();
    onceReachable(
        () -> assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1)));
    onceReachable(() -> write(tx -> tx.tasks().insert(List.of(task(2)))));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1), task(2));
  }
}
