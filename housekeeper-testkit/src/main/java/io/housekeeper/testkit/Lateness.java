package io.housekeeper.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is done about code that does not give its turn back: the test fails and says where it is.
 */
final class Lateness implements Consumer<RunThread> {

  private final Duration patience;
  private final Supplier<Instant> now;
  private Optional<AssertionError> failure = Optional.empty();
  private boolean isBorne;

  Lateness(Duration patience, Supplier<Instant> now) {
    this.patience = patience;
    this.now = now;
  }

  /** From now on time goes on without it, up to its time limit. */
  void bear() {
    isBorne = true;
  }

  @Override
  public void accept(RunThread thread) {
    if (!isBorne) {
      AssertionError error = new AssertionError(sentence(thread));
      // Where the code is says more than where the test is.
      error.setStackTrace(thread.getStackTrace());
      failure = Optional.of(error);
      throw error;
    }
  }

  private String sentence(RunThread thread) {
    return ("run '%s' has worked for %s of real time at %s: no time goes by while it does. It waits"
            + " for something real or never ends; what takes time takes it with VirtualTime.pass,"
            + " and what works longer needs more patience")
        .formatted(thread.getName(), patience, now.get());
  }

  /** After such a failure nothing goes on. */
  void check() {
    if (failure.isPresent()) {
      throw new AssertionError("this Housekeeper has failed before", failure.get());
    }
  }
}
