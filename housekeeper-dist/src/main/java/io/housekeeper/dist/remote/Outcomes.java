package io.housekeeper.dist.remote;

import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.client.answer.RunSummary;
import java.time.Duration;
import java.util.Locale;

/** Says what became of a run that was wanted. */
final class Outcomes {

  private Outcomes() {}

  /**
   * Shows it.
   *
   * @param atMost how long it was to be waited for
   * @return with what to end
   */
  static int show(RunOutcome outcome, Duration atMost, Screen screen) {
    boolean isWaitedFor = !atMost.isZero();
    screen.show(
        outcome,
        outcome
            .run()
            .map(run -> sentence(run, isWaitedFor))
            .orElseGet(() -> "run %s is asked for".formatted(outcome.runId())));
    if (!outcome.isOver()) {
      return isWaitedFor ? Codes.NOT_OVER : Codes.DONE;
    }
    return outcome.success() ? Codes.DONE : Codes.FAILED;
  }

  private static String sentence(RunSummary run, boolean isWaitedFor) {
    String which = "run %s of task '%s' ".formatted(run.id(), run.task());
    if (run.state().isOver()) {
      String message = Look.harmless(run.message());
      return which
          + run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
          + run.duration().map(took -> " in " + Words.of(took)).orElse("")
          + (message.isEmpty() ? "" : ": " + message);
    }
    return which
        + (isWaitedFor
            ? "is not over yet; housekeeper logs -f %s follows it".formatted(run.id())
            : "is asked for");
  }
}
