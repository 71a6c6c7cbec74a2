package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;

/** What becomes of a running node when its PostgreSQL goes, and comes back as it was or not. */
class PostgresServerTroubleTest {

  /** Longer than anything that a node waits for: 3 s, 5 s and 8 s. More by a property. */
  private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage", 10));

  @AutoClose private final PostgresServer server = PostgresServer.ofItsOwn();
  private final PostgresServer.Database database = server.freshDatabase();
  private final String name = "PostgreSQL " + database.url().replaceAll(".*//", "");

  private Ledger open() {
    return Ledgers.postgres(database.url());
  }

  @WaitingTest
  void aServerThatIsAway() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      server.crash();
      trouble.isNoticed();
      long end = System.nanoTime() + OUTAGE.toNanos();
      EngineTester.await("the outage to pass", () -> System.nanoTime() >= end);
      server.start();
      trouble.isOver();
      assertThat(trouble.sentence()).startsWith(name + " cannot be reached: ");
    }
  }

  @WaitingTest
  void aServerThatBecomesAStandby() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      server.crash();
      server.becomeStandby();
      server.start();
      trouble.isNoticed();
      server.crash();
      server.bePrimary();
      server.start();
      trouble.isOver();
    }
  }
}
