package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Figures;
import java.util.Optional;

/** Executes the code of runs. */
interface Bodies {

  /** Code that executes. */
  interface Body {

    /** Asks it to end. */
    void interrupt();

    /** Where it is now. */
    String stack();
  }

  /**
   * How code ended.
   *
   * @param failure what it threw
   * @param message what there is to say
   * @param extra counts and the like: a JSON object, or empty
   */
  record Result(Optional<Throwable> failure, String message, String extra, Figures figures) {

    static Result returned() {
      return new Result(Optional.empty(), "", "", Figures.NONE);
    }

    static Result threw(Throwable failure) {
      return new Result(
          Optional.of(failure), String.valueOf(failure.getMessage()), "", Figures.NONE);
    }
  }

  /** Told once, when the code has ended and its thread is free. */
  interface Ending {

    void ended(Result result);
  }

  /** Starts the code of a run on a thread of its own. */
  Body start(Assignment assignment, Ending ending);
}
