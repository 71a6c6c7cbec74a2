package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the tasks that a node offers. A task that is not there under its name, but under the
 * one that it had before, has that row.
 */
final class OfferedRows {

  private final String scope;
  private final Map<String, TaskRow> rows = new LinkedHashMap<>();
  private final Map<String, String> remarks = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();

  /**
   * @param scope of the tasks that the node runs for itself
   */
  OfferedRows(String scope) {
    this.scope = scope;
  }

  /** Locks those that are there. */
  void lock(Draft draft, List<Offer> offers) {
    List<String> names = new ArrayList<>();
    Set<String> scopes = new HashSet<>();
    Map<String, Offer> offered = new LinkedHashMap<>();
    for (Offer offer : offers) {
      names.add(offer.spec().name());
      offer.formerly().ifPresent(names::add);
      scopes.add(scope(offer));
      offered.put(text(offer), offer);
    }
    Map<String, TaskRow> former = new HashMap<>();
    for (TaskRow row : draft.locked(draft.tables().tasks().lockNamed(names, scopes))) {
      (offered.containsKey(row.key().text()) ? rows : former).put(row.key().text(), row);
    }
    offered.values().forEach(offer -> goOn(offer, former));
  }

  /** Each row is one task's. */
  private void goOn(Offer offer, Map<String, TaskRow> former) {
    Optional<String> before = offer.formerly().map(name -> key(offer, name).text());
    if (before.isEmpty()) {
      return;
    }
    String text = text(offer);
    boolean isThere = rows.containsKey(text);
    if (isThere && (rows.containsKey(before.get()) || former.containsKey(before.get()))) {
      remarks.put(text, both(offer));
    } else if (!isThere && former.containsKey(before.get())) {
      rows.put(text, Optional.ofNullable(former.remove(before.get())).orElseThrow());
    } else if (!isThere && isSomebodys(offer)) {
      refused.put(text, twice(offer));
    }
  }

  /** Whether another task of this node has the name, or goes on with what had it. */
  private boolean isSomebodys(Offer offer) {
    String before = offer.formerly().orElseThrow();
    return rows.values().stream()
        .anyMatch(row -> row.key().text().equals(key(offer, before).text()));
  }

  private static String both(Offer offer) {
    return "task '%s' has a history of its own and does not go on with that of task '%s': the ledger"
            .formatted(offer.spec().name(), offer.formerly().orElseThrow())
        + " has both. Forget that one, or take 'formerly' out of the file";
  }

  private static String twice(Offer offer) {
    return "task '%s' is not run: it is to go on with the history of task '%s', and so is another"
            .formatted(offer.spec().name(), offer.formerly().orElseThrow())
        + " task of this node. Only one can";
  }

  private TaskKey key(Offer offer, String name) {
    return new TaskKey(0, name, scope(offer));
  }

  TaskKey key(Offer offer) {
    return key(offer, offer.spec().name());
  }

  private String scope(Offer offer) {
    return offer.spec().everyNode() ? scope : "";
  }

  /** What tells a task from others: a task's name, and its node if it is one of each node. */
  private String text(Offer offer) {
    return offer.spec().everyNode() ? key(offer).text() : offer.spec().name();
  }

  /** All that are there. */
  Collection<TaskRow> all() {
    return rows.values();
  }

  Optional<TaskRow> ifThere(Offer offer) {
    return Optional.ofNullable(rows.get(text(offer)));
  }

  TaskRow of(Offer offer) {
    return ifThere(offer).orElseThrow();
  }

  void add(TaskRow row) {
    rows.put(row.key().text(), row);
  }

  /** What somebody should know of a task that can be. */
  Optional<String> remark(Offer offer) {
    return Optional.ofNullable(remarks.get(text(offer)));
  }

  /** Why a task cannot be. */
  Optional<String> refused(Offer offer) {
    return Optional.ofNullable(refused.get(text(offer)));
  }
}
