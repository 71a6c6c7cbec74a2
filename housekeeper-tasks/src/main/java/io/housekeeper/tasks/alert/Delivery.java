package io.housekeeper.tasks.alert;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message a minute at most: the first alert at once, and what comes in the minute after
 * it together. What cannot be sent is part of the next message.
 */
final class Delivery {

  static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LAST_MESSAGE = Duration.ofSeconds(5);

  private final Attempts attempts;
  private final Later later;
  private final Gathered gathered = new Gathered();
  private boolean isQuiet = true;
  private @Nullable IOException failure;

  Delivery(Attempts attempts, Later later) {
    this.attempts = attempts;
    this.later = later;
  }

  /**
   * Sends it now or with others.
   *
   * @throws IOException if it cannot be sent now
   */
  void tell(Alert alert) throws IOException, InterruptedException {
    Optional<Message> now = gather(alert);
    if (now.isPresent()) {
      send(now.get());
    }
  }

  /** Sends it at once, and alone. */
  void tryOut(Alert alert) throws IOException, InterruptedException {
    attempts.sendOnce(Message.of(alert));
  }

  private synchronized Optional<Message> gather(Alert alert) {
    gathered.add(alert);
    if (!isQuiet) {
      return Optional.empty();
    }
    isQuiet = false;
    return Optional.of(gathered.take());
  }

  private void send(Message message) throws IOException, InterruptedException {
    boolean isSent = false;
    try {
      attempts.send(message);
      isSent = true;
    } finally {
      if (!isSent) {
        putBack(message);
      }
      later.after(MINUTE, this::minuteIsOver);
    }
  }

  private synchronized void putBack(Message message) {
    gathered.putBack(message);
  }

  private void minuteIsOver() {
    Optional<Message> next = next();
    try {
      if (next.isPresent()) {
        send(next.get());
      }
    } catch (IOException failed) {
      keep(failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      // There is nobody above: whoever tells the next alert hears of it.
      keep(new Failure("alerts cannot be sent: " + broken, broken));
    }
  }

  private synchronized Optional<Message> next() {
    isQuiet = gathered.isEmpty();
    return isQuiet ? Optional.empty() : Optional.of(gathered.take());
  }

  private synchronized void keep(IOException failed) {
    failure = failed;
  }

  /**
   * Says what went wrong while nobody was there to hear it, once.
   *
   * @throws IOException if something did
   */
  synchronized void throwFailure() throws IOException {
    IOException failed = failure;
    failure = null;
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Sends what is left, within seconds.
   *
   * @throws IOException if it cannot be sent
   */
  void end() throws IOException, InterruptedException {
    if (!hasBegun()) {
      return;
    }
    if (!later.end(this::minuteIsOver, LAST_MESSAGE)) {
      throw new Failure("the last alerts were not sent within 5 s");
    }
    Optional<Message> left = next();
    if (left.isPresent()) {
      throw new Failure("not sent: " + left.get().headline(), failure());
    }
  }

  private synchronized boolean hasBegun() {
    return !isQuiet;
  }

  private synchronized @Nullable IOException failure() {
    return failure;
  }
}
