package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody should look at, with a few questions to the ledger for all tasks: of each kind it
 * finds the newest.
 */
final class Troubles {

  private static final int MOST = 200;

  /** So many entries of fires that were missed are looked through. */
  private static final int LOOKED = 500;

  private static final Duration LATELY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofDays(7);

  private static final Comparator<Attention> MOST_URGENT =
      Comparator.comparing(Attention::kind)
          .thenComparing(Attention::since, Comparator.reverseOrder());

  private final Ledger ledger;
  private final Instant now;
  private final RunNames names;

  Troubles(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
    this.names = new RunNames(ledger);
  }

  List<Attention> find(List<Unreadable> unread) {
    List<Overridden> inPlace =
        ledger
            .operations()
            .inPlaceUnder(
                List.of(
                    Overridden.fieldOf(Pause.TASK),
                    Overridden.fieldOf(Pause.QUARANTINE),
                    Overridden.ACKNOWLEDGED));
    List<Attention> found = new ArrayList<>();
    found.addAll(failing());
    found.addAll(new Overdue(ledger, now).find());
    found.addAll(missed());
    found.addAll(unreadable(unread));
    inPlace.forEach(one -> paused(one).ifPresent(found::add));
    return first(new Seen(ledger, inPlace, now).mark(ofEachTask(found)));
  }

  private List<Attention> failing() {
    List<Entry> last = ledger.history().failing(MOST);
    names.knowing(ledger.tasks().keysOf(last.stream().map(Entry::task).toList()));
    return new Failing(ledger.history(), names).find(last);
  }

  /** Of each task the most urgent, as far as there is such a task. */
  private Collection<Attention> ofEachTask(List<Attention> found) {
    Map<String, Attention> byTask = new HashMap<>();
    for (Attention one : found) {
      byTask.merge(one.task(), one, (was, is) -> MOST_URGENT.compare(is, was) < 0 ? is : was);
    }
    Set<String> known =
        ledger.tasks().keys(byTask.keySet()).stream()
            .map(TaskKey::name)
            .collect(Collectors.toSet());
    byTask.keySet().retainAll(known);
    return byTask.values();
  }

  private static List<Attention> first(List<Attention> marked) {
    return marked.stream()
        .sorted(
            Comparator.comparing((Attention one) -> one.acknowledged().isPresent())
                .thenComparing(MOST_URGENT))
        .limit(MOST)
        .toList();
  }

  private List<Attention> missed() {
    RunFilter filter = new RunFilter(OptionalInt.empty(), Set.of(Ending.MISSED));
    Map<Integer, List<Entry>> byTask =
        ledger.history().page(filter, Long.MAX_VALUE, LOOKED).stream()
            .filter(entry -> entry.endedAt().isAfter(now.minus(LATELY)))
            .collect(Collectors.groupingBy(Entry::task));
    names.knowing(ledger.tasks().keysOf(byTask.keySet()));
    return byTask.values().stream().map(this::missed).toList();
  }

  private Attention missed(List<Entry> newestFirst) {
    Entry newest = newestFirst.get(0);
    long fires = newestFirst.stream().mapToLong(entry -> entry.subject().covers().fires()).sum();
    String which = fires == 1 ? "a fire was" : "%,d fires were".formatted(fires);
    String why = newest.outcome().because().map(Reasons::sentence).orElse("nobody knows why");
    return new Attention(
        names.task(newest.task()),
        Kind.MISSED,
        "%s missed within the last day: %s".formatted(which, why),
        newest.endedAt(),
        Optional.empty());
  }

  private List<Attention> unreadable(List<Unreadable> unread) {
    Map<Integer, Instant> since =
        ledger.tasks().specs(unread.stream().map(Unreadable::id).toList()).stream()
            .collect(Collectors.toMap(SpecRow::task, spec -> spec.times().inForceSince()));
    return unread.stream()
        .map(
            task ->
                new Attention(
                    task.key().name(),
                    Kind.UNREADABLE,
                    task.sentence(),
                    since.getOrDefault(task.id(), now),
                    Optional.empty()))
        .toList();
  }

  private Optional<Attention> paused(Overridden one) {
    Optional<Pause> pause = one.pause();
    if (pause.isEmpty() || (pause.get() == Pause.TASK && !isForgotten(one))) {
      return Optional.empty();
    }
    boolean isQuarantine = pause.get() == Pause.QUARANTINE;
    String why = one.by().why().isEmpty() ? "" : ": " + one.by().why();
    String sentence =
        isQuarantine
            ? "it is quarantined" + why
            : "it has been paused since %s by %s, without an end%s"
                .formatted(one.by().at(), one.by().who(), why);
    return Optional.of(
        new Attention(
            task(one),
            isQuarantine ? Kind.QUARANTINED : Kind.PAUSED,
            sentence,
            one.by().at(),
            Optional.empty()));
  }

  private boolean isForgotten(Overridden pause) {
    return pause.by().until().isEmpty() && pause.by().at().isBefore(now.minus(LONG));
  }

  /** Its name, also of what is in place on one node only. */
  private static String task(Overridden one) {
    return one.task().replaceFirst("@.*", "");
  }
}
