package io.housekeeper.tasks.alert;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A message could not be sent, which may go better soon. */
public final class NotNow extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> wait;

  /**
   * What went wrong.
   *
   * @param wait how long the other side wants to be left alone
   */
  public NotNow(Failure failure, Optional<Duration> wait) {
    super(failure);
    this.wait = wait;
  }

  Optional<Duration> asked() {
    return wait;
  }

  /** For whoever does not try again. */
  IOException failure() {
    return getCause() instanceof Failure failure ? failure : this;
  }
}
