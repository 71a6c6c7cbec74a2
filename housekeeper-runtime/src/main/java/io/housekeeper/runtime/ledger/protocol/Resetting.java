package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a task back to now whose fires are accounted for up to an instant in the future, because
 * the database's clock was wrong. Entries of fires that are still to come are set aside: the fires
 * are due again.
 */
final class Resetting {

  private final Draft draft;
  private final Revising revising;

  Resetting(Draft draft) {
    this.draft = draft;
    this.revising = new Revising(draft);
  }

  /** Resets a task on all nodes; says up to when it was accounted for. */
  Instant reset(String name, By by) {
    InPlace inPlace = new InPlace(draft);
    List<TaskRow> rows = inPlace.lock(name);
    List<TaskRow> ahead =
        rows.stream().filter(row -> row.cursor().accountedTo().isAfter(draft.now())).toList();
    Instant furthest =
        ahead.stream()
            .map(row -> row.cursor().accountedTo())
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> nothingToReset(name));
    ahead.forEach(this::reset);
    revising.finish();
    inPlace.audit(rows, "reset", by, new Words(furthest.toString(), draft.now().toString()));
    return furthest;
  }

  private static IllegalArgumentException nothingToReset(String name) {
    return new IllegalArgumentException(
        "no fire of task '%s' is accounted for that is still to come: there is nothing to reset"
            .formatted(name));
  }

  private void reset(TaskRow row) {
    Instant from =
        Stream.concat(draft.tables().runs().setAside(row.id(), draft.now()).stream(), setAside(row))
            .min(Comparator.naturalOrder())
            .filter(draft.now()::isAfter)
            .orElse(draft.now());
    draft.change(row.with(row.cursor().resetTo(from)));
    revising.alsoChanged(row);
  }

  /** Sets the runs aside that are not over; says after when each accounts for fires. */
  private Stream<Instant> setAside(TaskRow row) {
    List<Long> ids =
        draft.tables().live().ofTasks(List.of(row.id())).stream().map(LiveRow::id).toList();
    List<Instant> from = new ArrayList<>();
    for (LiveRow live : draft.tables().live().lock(ids)) {
      Subject subject = live.subject();
      if (subject.origin().movesCursor() && subject.covers().fireAt().isAfter(draft.now())) {
        draft.update(live.with(subject.with(Origin.SET_ASIDE)));
        subject.covers().after().ifPresent(from::add);
      }
    }
    return from.stream();
  }
}
