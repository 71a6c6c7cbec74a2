package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators have put in place of what code and file say, and pauses. */
final class Overrides {

  /** The name under which is kept what holds for every task. */
  static final String EVERYTHING = "";

  private final Map<String, List<Overridden>> byTask;

  private Overrides(Map<String, List<Overridden>> byTask) {
    this.byTask = byTask;
  }

  /** What is in place for these tasks. */
  static Overrides of(Transaction tables, Collection<TaskKey> tasks) {
    Set<String> names = new TreeSet<>();
    names.add(EVERYTHING);
    tasks.forEach(key -> names.addAll(List.of(key.name(), key.text())));
    List<Overridden> all = tables.changes().overrides(names);
    return new Overrides(
        all.isEmpty()
            ? Map.of()
            : new HashMap<>(all.stream().collect(Collectors.groupingBy(Overridden::task))));
  }

  private Stream<Overridden> of(TaskKey key) {
    return Stream.of(EVERYTHING, key.name(), key.text())
        .distinct()
        .flatMap(name -> byTask.getOrDefault(name, List.of()).stream());
  }

  /**
   * The effective specification. What does not go together with the code of today is left out: it
   * was made for another version.
   */
  String effective(TaskKey key, String code, Plans plans) {
    if (!plans.isReadable(code)) {
      return unread(key, code);
    }
    String effective = code;
    for (Overridden override : values(key)) {
      effective = applied(effective, override, plans);
    }
    return effective;
  }

  /**
   * The same for a task whose specification in force cannot be read here. Nothing is left out then:
   * whoever can read it may have put it in place.
   */
  String stillEffective(TaskKey key, SpecRow spec, Plans plans) {
    String all = unread(key, spec.said().configured());
    if (plans.isReadable(all)) {
      return effective(key, spec.said().configured(), plans);
    }
    return SpecText.areSame(all, spec.effective()) ? spec.effective() : all;
  }

  private String unread(TaskKey key, String code) {
    String effective = code;
    for (Overridden override : values(key)) {
      effective = SpecText.withUnread(effective, override.field(), override.value());
    }
    return effective;
  }

  private List<Overridden> values(TaskKey key) {
    return of(key).filter(Overridden::isValue).toList();
  }

  private static String applied(String before, Overridden override, Plans plans) {
    try {
      String after = SpecText.with(before, override.field(), override.value());
      return plans.isReadable(after) ? after : before;
    } catch (IllegalArgumentException misfit) {
      return before;
    }
  }

  /** The switches of a task as they must be with this in place. */
  Switches applied(TaskKey key, Switches switches, boolean disabled) {
    if (byTask.isEmpty()) {
      return switches.paused(Set.of()).disabled(disabled).until(Optional.empty());
    }
    return switches.paused(pauses(key)).disabled(disabled).until(until(key));
  }

  private Set<Pause> pauses(TaskKey key) {
    return of(key).flatMap(one -> one.pause().stream()).collect(Collectors.toSet());
  }

  private Optional<Instant> until(TaskKey key) {
    return of(key)
        .filter(one -> !one.isAcknowledgement())
        .flatMap(one -> one.by().until().stream())
        .min(Comparator.naturalOrder());
  }
}
