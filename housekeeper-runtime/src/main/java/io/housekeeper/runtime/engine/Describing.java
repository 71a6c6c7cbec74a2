package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.runtime.engine.RunView.Asked;
import io.housekeeper.runtime.engine.RunView.Stage;
import io.housekeeper.runtime.engine.RunView.Words;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Reasons;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Describes what happened for listeners; asks the ledger, on the listener's thread. */
final class Describing {

  private final Ledger ledger;
  private final String node;
  private final Function<String, Optional<URI>> pages;
  private final Map<Integer, TaskView> views = new ConcurrentHashMap<>();

  /**
   * @param pages where people find a run, if there is a page of it
   */
  Describing(Ledger ledger, String node, Function<String, Optional<URI>> pages) {
    this.ledger = ledger;
    this.node = node;
    this.pages = pages;
  }

  String node() {
    return node;
  }

  /** The name of a task of this node. */
  Optional<String> name(int task) {
    return Optional.ofNullable(views.get(task)).map(view -> view.row().key().name());
  }

  /** A task as it is in force now. */
  void know(TaskView view) {
    views.put(view.id(), view);
  }

  Run describe(Happening happening) {
    return switch (happening) {
      case Happening.Started started -> live(started.row(), Run.State.RUNNING);
      case Happening.AttemptStarted another -> live(another.row(), Run.State.RUNNING);
      case Happening.Overdue overdue -> live(overdue.row(), Run.State.RUNNING);
      case Happening.AttemptFailed failed -> {
        Words words = new Words(node, "", failed.report().message(), failed.failure(), false);
        yield view(failed.row().subject(), Stage.of(failed.row(), Run.State.WAITING), words);
      }
      case Happening.Ended ended -> ended(ended);
      case Happening.Trial trial -> trial.run();
    };
  }

  private Run live(LiveRow row, Run.State state) {
    return view(
        row.subject(), Stage.of(row, state), new Words(node, "", "", Optional.empty(), false));
  }

  private Run ended(Happening.Ended ended) {
    Entry entry = ended.entry();
    String text = entry.ending().isFailure() ? entry.outcome().message() : "";
    String reason =
        entry.outcome().because().map(Reasons::sentence).orElse(entry.outcome().message());
    Subject subject = entry.subject();
    Subject.Asked counted = new Subject.Asked(subject.asked().links(), entry.outcome().extra());
    return view(
        new Subject(subject.id(), subject.task(), subject.origin(), subject.covers(), counted),
        Stage.of(entry),
        new Words(ended.node(), reason, text, ended.failure(), ended.retold()));
  }

  private RunView view(Subject subject, Stage stage, Words words) {
    TaskView view = views.computeIfAbsent(subject.task(), this::read);
    Asked asked = new Asked(() -> before(subject), pages);
    return new RunView(view, subject, stage, words, asked);
  }

  private TaskView read(int task) {
    return ledger.tasks().views(List.of(task)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "what happened to task %d cannot be told: its specification cannot be read"
                        .formatted(task)));
  }

  private Optional<Run.State> before(Subject subject) {
    try {
      RunFilter decided = RunFilter.decided(subject.task());
      return ledger.history().page(decided, subject.id(), 1).stream()
          .findFirst()
          .map(entry -> entry.ending().shown());
    } catch (LedgerFailure unknown) {
      return Optional.empty();
    }
  }
}
