package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.TaskKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of tasks and nodes that runs and changes are about, each asked for once. */
final class RunNames {

  private final Ledger ledger;
  private final Map<Integer, Optional<String>> tasks = new HashMap<>();

  RunNames(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The same, with names that are known already. */
  RunNames knowing(Collection<TaskKey> keys) {
    keys.forEach(key -> tasks.put(key.id(), Optional.of(key.name())));
    return this;
  }

  /** Asks for those of some tasks at once. */
  void learn(Collection<Integer> ids) {
    Set<Integer> unknown = new TreeSet<>(ids);
    unknown.removeAll(tasks.keySet());
    if (!unknown.isEmpty()) {
      unknown.forEach(id -> tasks.put(id, Optional.empty()));
      ledger.tasks().keysOf(unknown).forEach(key -> tasks.put(key.id(), Optional.of(key.name())));
    }
  }

  String task(int id) {
    return known(id).orElse("?");
  }

  /** The task that a change is about, if it is about one, and that is not forgotten. */
  Optional<String> task(About about) {
    return about.task() > 0
        ? known(about.task())
        : Optional.of(about.name()).filter(name -> !name.isEmpty());
  }

  private Optional<String> known(int id) {
    return tasks.computeIfAbsent(id, one -> ledger.tasks().key(one).map(TaskKey::name));
  }

  /** The node that an incarnation is or was, if it is not forgotten. */
  Optional<String> node(long incarnation) {
    List<NodeRow> rows = ledger.members().rows(List.of(incarnation));
    return rows.stream().findFirst().map(row -> row.member().node());
  }
}
