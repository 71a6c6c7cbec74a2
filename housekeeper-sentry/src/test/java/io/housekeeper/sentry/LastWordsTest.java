package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.sentry.Receiver.Mood;
import io.sentry.SentryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A Housekeeper ends while there is still something to tell. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class LastWordsTest {

  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private final Receiver receiver = new Receiver();

  @AfterEach
  void end() {
    receiver.close();
  }

  private Housekeeper failing(String name) {
    return ToldHouse.failing(ToldHouse.told(ToldHouse.in(folder, name), receiver), 20, "manual")
        .build();
  }

  @Test
  void theEndWaitsUntilAllIsTold() throws InterruptedException {
    receiver.is(() -> new Mood(100, 200, ""));
    try (Housekeeper housekeeper = failing("slow")) {
      housekeeper.start();
      IntStream.range(0, 20).forEach(i -> housekeeper.runNow("fails-" + i));
      await().atMost(LONG).until(() -> ToldHouse.sentry(housekeeper).waiting() > 5);
      housekeeper.close(Duration.ofSeconds(30));
    }
    assertThat(receiver.events()).hasSize(20);
  }

  @Test
  void theEndDoesNotWaitForEverAndWhatIsLeftIsToldByWhoComesNext() throws InterruptedException {
    receiver.goesDown();
    Housekeeper down = failing("down");
    down.start();
    IntStream.range(0, 20).forEach(i -> down.runNow("fails-" + i));
    await().atMost(LONG).until(() -> ToldHouse.sentry(down).waiting() >= 20);
    long begin = System.nanoTime();
    down.close(Duration.ofSeconds(3));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));

    receiver.comesUp();
    try (Housekeeper next = failing("down")) {
      next.start();
      await().atMost(LONG).until(() -> receiver.events().size() >= 20);
    }
    assertThat(receiver.events()).extracting(SentryEvent::getEventId).doesNotHaveDuplicates();
  }
}
