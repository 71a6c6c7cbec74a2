package io.housekeeper.client;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** It was not done, or nobody knows: the sentence says why. */
public final class HousekeeperFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final int NONE = 0;

  private final int status;
  private final String title;
  private final @Nullable String run;

  private HousekeeperFailure(
      int status, String title, String sentence, @Nullable String run, @Nullable Throwable cause) {
    super(sentence, cause);
    this.status = status;
    this.title = title;
    this.run = run;
  }

  /** The service has answered that it is not done. */
  static HousekeeperFailure refused(
      int status, String title, String sentence, Optional<String> run) {
    return new HousekeeperFailure(status, title, sentence, run.orElse(null), null);
  }

  /** There is no answer. */
  static HousekeeperFailure unreachable(String sentence, Throwable cause) {
    return new HousekeeperFailure(NONE, "Not reachable", sentence, null, cause);
  }

  /** With which status of HTTP the service has answered, if it has. */
  public OptionalInt status() {
    return status == NONE ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The kind of failure, in two or three words. */
  public String title() {
    return title;
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The run that is in the way, if one is. */
  public Optional<String> run() {
    return Optional.ofNullable(run);
  }

  /** Whether there was no answer at all. */
  public boolean isUnreachable() {
    return status == NONE;
  }
}
