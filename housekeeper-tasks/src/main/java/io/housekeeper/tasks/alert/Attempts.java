package io.housekeeper.tasks.alert;

import java.io.IOException;
import java.time.Duration;

/**
 * Sends a message at the second or third attempt, if need be.
 *
 * @param outlet the way that it goes
 * @param pause waits for so long
 */
record Attempts(Outlet outlet, Pause pause) implements Outlet {

  private static final int MOST = 4;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** Nobody is waited for longer, whatever he asks for. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @FunctionalInterface
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  @Override
  public void send(Message message) throws IOException, InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try {
        outlet.send(message);
        return;
      } catch (NotNow again) {
        if (attempt == MOST) {
          throw again.failure();
        }
        pause.take(shorter(again.asked().orElse(wait), LONGEST_WAIT));
        wait = wait.multipliedBy(2);
      }
    }
  }

  /** Somebody waits to see what comes of it. */
  void sendOnce(Message message) throws IOException, InterruptedException {
    try {
      outlet.send(message);
    } catch (NotNow failed) {
      throw failed.failure();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
