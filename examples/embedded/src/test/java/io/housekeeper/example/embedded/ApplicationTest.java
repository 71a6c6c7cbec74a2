package io.housekeeper.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

  @TempDir Path folder;

  @Test
  void itStartsAndEnds() throws InterruptedException {
    new Application().demonstrate(folder.resolve("housekeeper.db"));
    assertThat(folder.resolve("housekeeper.db")).isNotEmptyFile();
  }

  private static Housekeeper node(Application application, String name, LedgerAddress ledger) {
    return Housekeeper.builder()
        .node(name)
        .ledger(ledger)
        .task(new PurgeSessions(application.sessions()))
        .task(new RefreshCache(application.cache()))
        .build();
  }

  @Test
  void eachProcessRefreshesItsOwnCacheAndOneOfThemPurges() throws InterruptedException {
    try (PostgresServer.Database database = PostgresServer.shared().freshDatabase()) {
      LedgerAddress ledger =
          LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD);
      Application one = new Application();
      Application other = new Application();
      one.sessions().seen("ann", Instant.EPOCH);
      other.sessions().seen("ann", Instant.EPOCH);
      try (Housekeeper first = node(one, "one", ledger);
          Housekeeper second = node(other, "other", ledger)) {
        assertThat(first.start().failed()).isEmpty();
        assertThat(second.start().failed()).isEmpty();
        RunDetail purge = first.runNow("purge-sessions", Duration.ofSeconds(30));
        assertThat(purge.cost().counts()).containsEntry("deleted", 1L);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (one.cache().generation() < 2 || other.cache().generation() < 2) {
          assertThat(System.nanoTime()).isLessThan(end);
          Thread.onSpinWait();
        }
        assertThat(first.control().explaining().explain("refresh-cache", Instant.EPOCH)).hasSize(2);
      }
    }
  }
}
