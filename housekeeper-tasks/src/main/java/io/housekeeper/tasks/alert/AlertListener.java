package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/** Tells somebody what he wants to know of runs, one message a minute at most. */
public final class AlertListener implements RunListener {

  private final Interest interest;
  private final Delivery delivery;
  private final InstantSource clock;

  AlertListener(Interest interest, Delivery delivery, InstantSource clock) {
    this.interest = interest;
    this.delivery = delivery;
    this.clock = clock;
  }

  /** One whose messages go that way. */
  public static RunListener on(Outlet outlet, Interest interest, InstantSource clock) {
    Attempts attempts = new Attempts(outlet, Thread::sleep);
    return new AlertListener(interest, new Delivery(attempts, new Timer()), clock);
  }

  @Override
  public void overdue(Run run) throws IOException, InterruptedException {
    tell(interest.ofOverdue(run), run);
  }

  @Override
  public void ended(Run run) throws IOException, InterruptedException {
    tell(interest.ofEnd(run), run);
  }

  private void tell(Optional<AlertKind> kind, Run run) throws IOException, InterruptedException {
    if (kind.isPresent()) {
      Alert alert = new Alert(kind.get(), run, clock.instant());
      if (run.test()) {
        delivery.tryOut(alert);
        return;
      }
      delivery.tell(alert);
    }
    delivery.throwFailure();
  }

  @Override
  public void close() {
    try {
      delivery.end();
    } catch (IOException unsent) {
      throw new UncheckedIOException(unsent.getMessage(), unsent);
    }
  }
}
