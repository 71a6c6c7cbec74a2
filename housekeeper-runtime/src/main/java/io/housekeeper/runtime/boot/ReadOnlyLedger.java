package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.control.RunQueries;
import io.housekeeper.runtime.control.TaskQueries;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import java.nio.file.Path;
import java.time.InstantSource;

/** A ledger that is read and copied, and never changed; a service may have it open. */
public final class ReadOnlyLedger implements AutoCloseable {

  private final Ledger ledger;
  private final TaskQueries tasks;

  private ReadOnlyLedger(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.tasks = new TaskQueries(ledger, clock::instant);
  }

  /**
   * Opens the one that a configuration names.
   *
   * @throws CannotOpenLedger with a sentence, if it cannot be
   */
  public static ReadOnlyLedger open(Configuration configuration, InstantSource clock) {
    return new ReadOnlyLedger(
        Configured.address(configuration.basics().ledger()).read(clock), clock);
  }

  /**
   * Copies the one that a configuration names as it is at one moment.
   *
   * @throws CannotOpenLedger with a sentence, if it cannot be copied
   */
  public static void copy(Configuration configuration, Path copy) {
    switch (Configured.address(configuration.basics().ledger())) {
      case LedgerAddress.Sqlite sqlite -> JdbiStores.copySqlite(sqlite.file(), copy);
      case LedgerAddress.Postgres at ->
          throw new CannotOpenLedger(
              "The ledger is in PostgreSQL, whose own programs copy it: pg_dump --schema=%s --format=custom --file=%s"
                  .formatted(at.schema(), copy),
              null);
      case LedgerAddress.Memory memory ->
          throw new CannotOpenLedger("A ledger in memory cannot be copied.", null);
    }
  }

  /** What there is to know of tasks. */
  public TaskQueries tasks() {
    return tasks;
  }

  /** What there is to know of runs. */
  public RunQueries runs() {
    return new RunQueries(ledger);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
