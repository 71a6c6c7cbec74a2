package io.housekeeper.tasks;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A failure whose sentence says all: what is kept with the run begins with no name of a class. */
public final class Failure extends IOException {

  private static final long serialVersionUID = 1;

  public Failure(String sentence) {
    this(sentence, null);
  }

  public Failure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // What is kept with a run is what this says.
  public String toString() {
    return String.valueOf(getMessage());
  }
}
