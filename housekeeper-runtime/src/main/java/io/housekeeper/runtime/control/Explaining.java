package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.CleanText;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers why a task did or did not run at some time, in a sentence. */
public final class Explaining {

  /** Somebody who asks about 02:30 means that minute. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many changes are looked through. */
  private static final int CHANGES = 200;

  /** What a task is made of may be long; a sentence says how it begins. */
  private static final int LONGEST = 200;

  private final Ledger ledger;
  private final TaskQueries tasks;
  private final Supplier<Instant> now;

  Explaining(Ledger ledger, TaskQueries tasks, Supplier<Instant> now) {
    this.ledger = ledger;
    this.tasks = tasks;
    this.now = now;
  }

  /** Why a task did, or did not, run at an instant; for one on every node, why on each. */
  public List<Explanation> explain(String task, Instant at) {
    List<TaskKey> keys = ledger.tasks().keys(task);
    if (keys.isEmpty()) {
      return List.of(alone("there is no task '%s'".formatted(task)));
    }
    List<Explanation> answers = new ArrayList<>();
    List<TaskView> views = ledger.tasks().named(task);
    views.forEach(view -> answers.add(explain(view, at)));
    List<Integer> ids = keys.stream().map(TaskKey::id).toList();
    for (Unreadable unread : ledger.tasks().unreadable(ids)) {
      answers.add(alone(unread.sentence()));
    }
    return answers;
  }

  private static Explanation alone(String sentence) {
    return new Explanation(sentence, List.of(), Optional.empty());
  }

  private Explanation explain(TaskView view, Instant at) {
    Optional<Instant> fire =
        view.plan()
            .schedule()
            .next(at.minusMillis(1))
            .filter(next -> next.isBefore(at.plus(MINUTE)));
    Instant when = fire.orElse(at);
    // In this order: between two questions it may end, and be found in neither place.
    Optional<LiveRow> live = live(view, when);
    Optional<Entry> entry =
        live.isPresent() ? Optional.empty() : ledger.history().covering(view.id(), when);
    ExplainedFire explained = new ExplainedFire(ledger, view, when, now.get());
    String sentence =
        entry
            .filter(one -> fire.isPresent() || one.subject().covers().fireAt().equals(when))
            .map(explained::of)
            .or(() -> live.map(explained::of))
            .orElseGet(() -> fire.isPresent() ? explained.open() : explained.notDue());
    RunNames names = new RunNames(ledger);
    Optional<RunSummary> run =
        entry
            .map(one -> RunShapes.of(one, names))
            .or(() -> live.map(one -> RunShapes.of(one, names)));
    return new Explanation(sentence, beside(view, when), fire.isPresent() ? run : Optional.empty());
  }

  private Optional<LiveRow> live(TaskView view, Instant when) {
    return ledger.history().liveOf(List.of(view.id())).stream()
        .filter(row -> row.subject().covers().after().filter(when::isAfter).isPresent())
        .filter(row -> !row.subject().covers().fireAt().isBefore(when))
        .findFirst();
  }

  /** What was changed of the task, or of everything, since an hour before. */
  private List<String> beside(TaskView view, Instant when) {
    return changes(view.row().key().name())
        .filter(change -> change.by().at().isAfter(when.minus(Duration.ofHours(1))))
        .limit(5)
        .map(Explaining::sentence)
        .toList();
  }

  private Stream<Change> changes(String task) {
    Operations operations = ledger.operations();
    return Stream.of(
            operations.changesOf(task, Long.MAX_VALUE, CHANGES),
            operations.changes(OptionalInt.of(About.EVERYTHING.task()), Long.MAX_VALUE, CHANGES))
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Change::id).reversed());
  }

  private static String sentence(Change change) {
    String words =
        Stream.of(change.words().before(), change.words().after())
            .filter(text -> !text.isEmpty())
            .map(text -> CleanText.of(text, LONGEST))
            .reduce((before, after) -> before + " → " + after)
            .map(text -> ": " + text)
            .orElse("");
    String why = change.by().why().isEmpty() ? "" : " (" + change.by().why() + ")";
    return "%s: %s%s by %s%s"
        .formatted(change.by().at(), change.what(), words, change.by().who(), why);
  }

  /** What was changed since the newest success of a task began, newest first. */
  public List<ChangeMade> changedSinceSuccess(String task) {
    List<Integer> ids = tasks.ids(task);
    if (ids.isEmpty()) {
      return List.of();
    }
    Instant since =
        ledger.history().newestSuccess(ids).stream()
            .flatMap(entry -> entry.execution().stream())
            .map(Entry.Execution::startedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    RunNames names = new RunNames(ledger);
    return changes(task)
        .filter(change -> change.by().at().isAfter(since))
        .map(change -> ChangeMade.of(change, names))
        .toList();
  }
}
