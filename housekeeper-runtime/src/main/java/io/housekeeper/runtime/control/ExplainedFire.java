package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Reasons;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a fire, in a sentence. */
final class ExplainedFire {

  private static final Duration PUNCTUAL = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final TaskView view;
  private final Instant when;
  private final Instant now;

  ExplainedFire(Ledger ledger, TaskView view, Instant when, Instant now) {
    this.ledger = ledger;
    this.view = view;
    this.when = when;
    this.now = now;
  }

  private String name() {
    return view.row().key().text();
  }

  /** It has an entry. */
  String of(Entry entry) {
    String which = entry.subject().covers().fires() == 1 ? "" : among(entry);
    return entry.execution().map(run -> ran(entry, run)).orElseGet(() -> leftOut(entry)) + which;
  }

  private static String among(Entry entry) {
    return "; the entry stands for %,d fires after %s up to %s"
        .formatted(
            entry.subject().covers().fires(),
            entry.subject().covers().after().map(Instant::toString).orElse("?"),
            entry.subject().covers().fireAt());
  }

  private String ran(Entry entry, Execution run) {
    String node =
        ledger.members().nodeOf(entry.slot(), entry.endedAt()).map(" on node "::concat).orElse("");
    String message = entry.outcome().message();
    return "it ran: run %d of task '%s' started at %s%s%s and ended %s at %s%s"
        .formatted(
            entry.id(),
            name(),
            run.startedAt(),
            late(run.startedAt()),
            node,
            entry.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            entry.endedAt(),
            message.isEmpty() ? "" : ": " + message);
  }

  private String late(Instant started) {
    Duration late = Duration.between(when, started);
    return late.compareTo(PUNCTUAL) < 0 ? "" : ", %d s late".formatted(late.toSeconds());
  }

  private String leftOut(Entry entry) {
    String why = entry.outcome().because().map(Reasons::sentence).orElse("nobody knows why");
    OptionalLong blocker = entry.subject().asked().links().blockedBy();
    String run = blocker.isPresent() ? " (run " + blocker.getAsLong() + ")" : "";
    String message = entry.outcome().message();
    return "it did not run: the fire of task '%s' at %s was %s, because %s%s%s"
        .formatted(
            name(),
            when,
            entry.ending().name().toLowerCase(Locale.ROOT),
            why,
            run,
            message.isEmpty() ? "" : ": " + message);
  }

  /** A run stands for it that is not over. */
  String of(LiveRow row) {
    if (row.state() instanceof Waiting waiting) {
      return "run %d of task '%s' waits until %s: %s"
          .formatted(row.id(), name(), waiting.dueAt(), Reasons.sentence(waiting.why()));
    }
    return "run %d of task '%s' is going on, since %s%s"
        .formatted(
            row.id(),
            name(),
            row.startedAt().map(Instant::toString).orElse("?"),
            row.startedAt().map(this::late).orElse(""));
  }

  /** It is a fire that is not accounted for. */
  String open() {
    Switches switches = view.row().switches();
    if (when.isAfter(now)) {
      return "task '%s' is due at %s, which is still to come%s".formatted(name(), when, but());
    }
    if (!when.isAfter(view.row().cursor().accountedTo())) {
      return "the fire of task '%s' at %s has no entry: the task was not known then, or another"
              .formatted(name(), when)
          + " schedule was in force, or its entry is forgotten";
    }
    return switches.isOn()
        ? "the fire of task '%s' at %s is due, and no node has taken it yet".formatted(name(), when)
        : "the fire of task '%s' at %s is not accounted for yet%s".formatted(name(), when, but());
  }

  /** It is no fire. */
  String notDue() {
    String next =
        view.plan().schedule().next(when).map(fire -> "next at " + fire).orElse("never again");
    String before =
        view.plan()
            .schedule()
            .latest(when.minus(Duration.ofDays(400)), when)
            .map(fire -> "last at " + fire + ", ")
            .orElse("");
    return "task '%s' was not due at %s: its schedule is %s, %s%s%s"
        .formatted(name(), when, view.plan().schedule().description(), before, next, but());
  }

  /** What keeps it from running now. */
  private String but() {
    Switches switches = view.row().switches();
    if (switches.gone().isPresent()) {
      return "; but no node has had its code since " + switches.gone().get();
    }
    if (switches.disabled()) {
      return "; but it is disabled";
    }
    return switches.paused().isEmpty() ? "" : "; but it is paused: " + pauses();
  }

  private String pauses() {
    return Stream.of(view.row().key().name(), "")
        .flatMap(name -> ledger.operations().inPlace(name).stream())
        .filter(one -> one.pause().isPresent())
        .map(ExplainedFire::pause)
        .collect(Collectors.joining(", "));
  }

  private static String pause(Overridden pause) {
    String why = pause.by().why().isEmpty() ? "" : " (" + pause.by().why() + ")";
    Optional<Instant> until = pause.by().until();
    return "by %s at %s%s%s"
        .formatted(
            pause.by().who(), pause.by().at(), why, until.map(end -> " until " + end).orElse(""));
  }
}
