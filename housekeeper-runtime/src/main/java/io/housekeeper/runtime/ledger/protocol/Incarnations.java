package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this process remembers of incarnations in whose name it writes, until they are over. */
final class Incarnations {

  /** Who joined through this very ledger and is not over: alive as long as this process is. */
  private final Set<Long> joinedHere = ConcurrentHashMap.newKeySet();

  private final Map<Long, RunIds> ids = new ConcurrentHashMap<>();

  /** What each tried to write last in a lane, while it does not know whether it was. */
  private final Map<Long, Map<Lane, Written>> doubtful = new ConcurrentHashMap<>();

  void joined(Membership me) {
    joinedHere.add(me.incarnation());
  }

  boolean isOfThisProcess(Membership node) {
    return joinedHere.contains(node.incarnation());
  }

  /** The ids of one that the ledger has just found alive, in the same transaction. */
  RunIds idsOf(Membership me) {
    return ids.computeIfAbsent(me.incarnation(), incarnation -> new RunIds(me.slot()));
  }

  /** Nobody knows whether this was written; nobody will ask on behalf of one that is over. */
  void doubts(Membership me, Lane lane, Written tried) {
    ids.computeIfPresent(
        me.incarnation(),
        (incarnation, itsIds) -> {
          doubtful.computeIfAbsent(incarnation, one -> new ConcurrentHashMap<>()).put(lane, tried);
          return itsIds;
        });
  }

  Optional<Written> doubtful(Membership me, Lane lane) {
    return Optional.ofNullable(doubtful.getOrDefault(me.incarnation(), Map.of()).get(lane));
  }

  void doubtsNoMore(Membership me, Lane lane) {
    doubtful.computeIfPresent(
        me.incarnation(),
        (incarnation, all) -> {
          all.remove(lane);
          return all.isEmpty() ? null : all;
        });
  }

  /** The ledger says that it has died: nothing will be written in its name ever again. */
  void over(long incarnation) {
    joinedHere.remove(incarnation);
    ids.remove(incarnation);
    doubtful.remove(incarnation);
  }

  /** Whether there is nothing to be remembered. */
  boolean isEmpty() {
    return joinedHere.isEmpty() && ids.isEmpty() && doubtful.isEmpty();
  }
}
