package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.NodeRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of tasks and nodes that runs are about, each asked for once. */
final class RunNames {

  private final Ledger ledger;
  private final Map<Integer, String> tasks = new HashMap<>();

  RunNames(Ledger ledger) {
    this.ledger = ledger;
  }

  String task(int id) {
    return tasks.computeIfAbsent(id, this::read);
  }

  private String read(int id) {
    return ledger.tasks().key(id).map(key -> key.name()).orElse("?");
  }

  /** The node that an incarnation is or was, if it is not forgotten. */
  Optional<String> node(long incarnation) {
    List<NodeRow> rows = ledger.members().rows(List.of(incarnation));
    return rows.stream().findFirst().map(row -> row.member().node());
  }
}
