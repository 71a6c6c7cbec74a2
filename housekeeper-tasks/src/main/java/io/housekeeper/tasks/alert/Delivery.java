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

  /** Whoever ends a listener waits a little longer. */
  private static final Duration LAST_MESSAGE = Duration.ofSeconds(4);

  private final Attempts attempts;
  private final Later later;
  private final Gathered gathered = new Gathered();
  private boolean isQuiet = true;
  private @Nullable Message onItsWay;
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
    return Optional.of(take());
  }

  private Message take() {
    Message taken = gathered.take();
    onItsWay = taken;
    return taken;
  }

  private void send(Message message) throws IOException, InterruptedException {
    boolean isSent = false;
    try {
      attempts.send(message);
      isSent = true;
    } finally {
      arrived(message, isSent);
      later.after(MINUTE, this::minuteIsOver);
    }
  }

  private synchronized void arrived(Message message, boolean isSent) {
    onItsWay = null;
    if (!isSent) {
      gathered.putBack(message);
    }
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
    return isQuiet ? Optional.empty() : Optional.of(take());
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
   * @throws IOException if it cannot be sent, or not for as long as the caller waits
   */
  void end() throws IOException {
    if (!hasBegun()) {
      return;
    }
    try {
      later.end(this::minuteIsOver, LAST_MESSAGE);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    Optional<Message> left = unsent();
    if (left.isPresent()) {
      throw new Failure("not sent: " + left.get().headline(), failure());
    }
  }

  /** Also what somebody was about to send until the time was over. */
  private synchronized Optional<Message> unsent() {
    if (onItsWay != null) {
      gathered.putBack(onItsWay);
    }
    return gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.take());
  }

  private synchronized boolean hasBegun() {
    return !isQuiet;
  }

  private synchronized @Nullable IOException failure() {
    return failure;
  }
}
