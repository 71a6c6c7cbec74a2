package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to be alerted to. Of the lists of tasks, tags and owners each that is not
 * empty must have the task in it.
 *
 * @param on at least one
 */
public record Interest(
    List<AlertKind> on, List<String> tasks, List<String> tags, List<String> owners) {

  private static final Set<Run.State> FAILURES =
      EnumSet.of(Run.State.FAILED, Run.State.TIMED_OUT, Run.State.LOST);

  public Interest {
    if (on.isEmpty()) {
      throw new IllegalArgumentException(
          "on must have at least one of failure, recovery, missed and overdue");
    }
    on = List.copyOf(on);
    tasks = List.copyOf(tasks);
    tags = List.copyOf(tags);
    owners = List.copyOf(owners);
  }

  /** What the end of a run is to whoever wants this; nothing if it is no matter. */
  Optional<AlertKind> ofEnd(Run run) {
    return kind(run).filter(kind -> run.test() || isWanted(kind, run));
  }

  /** The same of a run that is overdue. */
  Optional<AlertKind> ofOverdue(Run run) {
    return Optional.of(AlertKind.OVERDUE).filter(kind -> isWanted(kind, run));
  }

  private static Optional<AlertKind> kind(Run run) {
    return switch (run.state()) {
      case FAILED, TIMED_OUT, LOST -> Optional.of(AlertKind.FAILURE);
      case MISSED -> Optional.of(AlertKind.MISSED);
      case SUCCEEDED -> run.before().filter(FAILURES::contains).map(failure -> AlertKind.RECOVERY);
      default -> Optional.empty();
    };
  }

  private boolean isWanted(AlertKind kind, Run run) {
    return on.contains(kind)
        && (tasks.isEmpty() || tasks.contains(run.task().name()))
        && (tags.isEmpty() || run.task().tags().stream().anyMatch(tags::contains))
        && (owners.isEmpty() || owners.contains(run.task().owner()));
  }
}
