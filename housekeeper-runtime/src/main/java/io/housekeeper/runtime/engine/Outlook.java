package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** When a node will have something to do next, as far as that is known before it is so. */
final class Outlook {

  /** More runs may wait; those that were made first are due first, as a rule. */
  private static final int ALL_LIVE = 10_000;

  private final Session session;

  Outlook(Session session) {
    this.session = session;
  }

  /** Nothing if nothing will ever be, unless somebody asks for it. */
  Optional<Instant> next() {
    Instant now = session.now();
    Tenure tenure = session.tenure();
    Stream<Instant> watched = tenure.runner().untilNextWatch().map(now::plus).stream();
    // What was due before now waits for something else, which is among these.
    Stream<Instant> known =
        Stream.concat(waiting(), lasting(tenure)).filter(instant -> instant.isAfter(now));
    return Stream.of(tenure.nextDue().stream(), watched, known)
        .flatMap(Function.identity())
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> waiting() {
    return session.ledger().history().live(Long.MAX_VALUE, ALL_LIVE).stream()
        .map(LiveRow::state)
        .flatMap(
            state -> state instanceof Waiting waiting ? Stream.of(waiting.dueAt()) : Stream.of());
  }

  /** What operators have changed until some time. */
  private Stream<Instant> lasting(Tenure tenure) {
    Operations operations = session.ledger().operations();
    Stream<Overridden> ofTasks =
        tenure.agenda().views().stream()
            .map((TaskView view) -> view.row().key().name())
            .distinct()
            .flatMap(task -> operations.inPlace(task).stream());
    return Stream.of(
            ofTasks,
            operations.inPlace("").stream(),
            operations.settings(session.settings().node()).stream())
        .flatMap(Function.identity())
        .flatMap(one -> one.by().until().stream());
  }
}
