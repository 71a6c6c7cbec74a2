package io.housekeeper.example.embedded;

import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.control.Asking;
import java.nio.file.Path;
import java.time.Duration;

/** An application that keeps sessions, and a cache in the memory of each of its processes. */
public final class Application {

  private final Sessions sessions = new Sessions();
  private final Cache cache = new Cache();

  /** Starts it, looks at what there is, and ends it. */
  public static void main(String[] arguments) throws InterruptedException {
    new Application().demonstrate(Path.of("data", "housekeeper.db"));
  }

  Cache cache() {
    return cache;
  }

  Sessions sessions() {
    return sessions;
  }

  void demonstrate(Path file) throws InterruptedException {
    Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(file)
            .zone("Europe/Berlin")
            .task(new PurgeSessions(sessions))
            .task(new RefreshCache(cache))
            .build();
    System.out.println(housekeeper.start());
    System.out.println(housekeeper.runNow("purge-sessions", Duration.ofSeconds(30)).summary());
    housekeeper.control().as(Asking.by("ann")).pause("purge-sessions");
    housekeeper.close(Duration.ofSeconds(30));
  }
}
