package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;

/** Says in a line what has happened: most people read no more. */
final class Headlines {

  private Headlines() {}

  static String of(Alert alert) {
    if (alert.run().test()) {
      return alert.cause().isEmpty() ? "This is a test." : alert.cause();
    }
    String name = alert.run().task().name();
    return switch (alert.kind()) {
      case FAILURE -> name + failed(alert.run()) + because(alert);
      case RECOVERY -> name + " works again";
      case MISSED -> name + missed(alert.run()) + because(alert);
      case OVERDUE -> name + overdue(alert);
    };
  }

  private static String failed(Run run) {
    String how =
        switch (run.state()) {
          case TIMED_OUT -> " timed out";
          case LOST -> " was lost";
          default -> " failed";
        };
    return run.attempt() > 1 ? "%s after %d attempts".formatted(how, run.attempt()) : how;
  }

  private static String missed(Run run) {
    return run.fires() > 1 ? " missed %d fires".formatted(run.fires()) : " was not run";
  }

  private static String overdue(Alert alert) {
    return alert
        .took()
        .map(time -> " is overdue: running for " + Times.of(time))
        .orElse(" is overdue");
  }

  private static String because(Alert alert) {
    return alert.cause().isEmpty() ? "" : ": " + alert.cause();
  }
}
