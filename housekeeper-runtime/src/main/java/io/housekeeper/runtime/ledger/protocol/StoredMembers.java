package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.Untold;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.store.NodeTable;
import io.housekeeper.runtime.ledger.store.RunTable;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which nodes there are, in transactions of their lane; only the beat has one for itself. */
final class StoredMembers implements Members {

  /** Whoever buries a node has so long to tell what it ended. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  /**
   * Runs that start after a node has said how far it told: their ids are made about then, or when
   * they began to wait. Only rows that are this young are looked at after a crash.
   */
  private static final Duration SHORT = Duration.ofMinutes(10);

  private final Drafts drafts;

  StoredMembers(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean areWatched() {
    return !drafts.store().isOneOwners();
  }

  @Override
  public Membership join(String node) {
    Membership me =
        Drafts.again(
            () -> drafts.store().write(Lane.NODES, tables -> insert(tables.nodes(), node)));
    drafts.incarnations().joined(me);
    return me;
  }

  @Override
  public List<NodeRow> predecessors(Membership me) {
    return drafts.store().isOneOwners()
        ? living().stream().filter(row -> !isOfThisProcess(row)).toList()
        : List.of();
  }

  private boolean isOfThisProcess(NodeRow row) {
    return drafts.incarnations().isOfThisProcess(row.member());
  }

  private static Membership insert(NodeTable nodes, String name) {
    Instant now = nodes.now();
    Optional<NodeRow> newest = nodes.newest();
    long incarnation =
        Math.max(now.toEpochMilli(), newest.map(row -> row.member().incarnation() + 1).orElse(0L));
    Membership member = new Membership(incarnation, freeSlot(nodes, newest), name);
    nodes.insert(new NodeRow(member, 0, now, Optional.empty(), new Told(now, RunIds.floor(now))));
    return member;
  }

  /**
   * The next slot after the one that was given last, so that none comes back soon: its old ids are
   * then long past.
   */
  private static int freeSlot(NodeTable nodes, Optional<NodeRow> newest) {
    Set<Integer> taken =
        nodes.living().stream().map(row -> row.member().slot()).collect(Collectors.toSet());
    int slot = newest.map(row -> row.member().slot()).orElse(-1);
    do {
      slot = (slot + 1) % RunIds.SLOTS;
    } while (taken.contains(slot));
    return slot;
  }

  @Override
  public Optional<Pulse> beat(Membership me) {
    Optional<Pulse> pulse = drafts.store().isOneOwners() ? readBeat(me) : writtenBeat(me);
    if (pulse.isEmpty()) {
      drafts.incarnations().over(me.incarnation());
    }
    return pulse;
  }

  /** Nobody watches: nothing needs to be written. */
  private Optional<Pulse> readBeat(Membership me) {
    return drafts
        .store()
        .read(tables -> tables.nodes().enter(me.incarnation()).map(now -> pulse(tables, me, now)));
  }

  private Optional<Pulse> writtenBeat(Membership me) {
    return drafts
        .store()
        .write(
            Lane.BEAT,
            tables -> tables.nodes().beat(me.incarnation()).map(now -> pulse(tables, me, now)));
  }

  private static Pulse pulse(Transaction tables, Membership me, Instant now) {
    List<Long> cancels =
        tables.live().owned(me.incarnation()).stream()
            .filter(row -> row.state() instanceof Running running && running.cancelWanted())
            .map(LiveRow::id)
            .toList();
    return new Pulse(now, cancels, tables.changes().revision());
  }

  @Override
  public List<NodeRow> living() {
    return drafts.store().read(tables -> tables.nodes().living());
  }

  @Override
  public Optional<Made> sweep(Membership me, NodeRow silent) {
    if (drafts.store().isOneOwners() && isOfThisProcess(silent)) {
      return Optional.empty();
    }
    Optional<Made> made =
        drafts.write(
            Lane.NODES,
            me,
            draft -> {
              long dead = silent.member().incarnation();
              if (!draft.tables().nodes().lockSilent(dead, silent.beat())) {
                return Optional.<Made>empty();
              }
              bury(draft, silent.member(), Releasing.Why.NODE_DIED);
              return Optional.of(draft.made());
            });
    if (made.isPresent()) {
      drafts.incarnations().over(silent.member().incarnation());
    }
    return made;
  }

  private void bury(Draft draft, Membership dead, Releasing.Why why) {
    draft.tables().nodes().die(dead.incarnation(), draft.now());
    List<LiveRow> left = draft.tables().live().owned(dead.incarnation());
    new Releasing(draft).release(left, why);
    new InForce(draft).left(dead.incarnation(), drafts.scopeOf(dead));
  }

  @Override
  public Made releaseOrphans(Membership me) {
    if (drafts.store().<Boolean>read(tables -> tables.live().orphaned().isEmpty())) {
      return Made.NOTHING;
    }
    return drafts.write(
        Lane.NODES,
        me,
        draft -> {
          new Releasing(draft).release(draft.tables().live().orphaned(), Releasing.Why.NODE_DIED);
          return draft.made();
        });
  }

  @Override
  public Made leave(Membership me, boolean toldAll) {
    Made made =
        Drafts.again(() -> drafts.write(Lane.NODES, me, draft -> leave(draft, me, toldAll)));
    drafts.incarnations().over(me.incarnation());
    return made;
  }

  /**
   * What another transaction of this node still writes must be seen: its tasks are left as well.
   */
  private Made leave(Draft draft, Membership me, boolean toldAll) {
    draft.tables().nodes().lock(me.incarnation());
    bury(draft, me, Releasing.Why.NODE_LEFT);
    if (toldAll && draft.made().ended().isEmpty()) {
      draft.tables().nodes().told(me.incarnation(), Told.everythingUpTo(draft.now()));
    }
    return draft.made();
  }

  @Override
  public List<NodeRow> rows(Collection<Long> incarnations) {
    return drafts.store().read(tables -> tables.nodes().rows(List.copyOf(incarnations)));
  }

  @Override
  public List<NodeRow> named(String node) {
    return drafts.store().read(tables -> tables.nodes().named(node));
  }

  @Override
  public Optional<String> nodeOf(int slot, Instant at) {
    return drafts
        .store()
        .read(tables -> tables.nodes().ofSlot(slot, at))
        .map(node -> node.member().node());
  }

  @Override
  public void told(Membership me, Told told) {
    drafts.write(
        Lane.NODES,
        me,
        draft -> {
          long recent = RunIds.floor(told.endedAt().minus(SHORT));
          long from = Math.min(told.fromRun(), recent);
          draft.tables().nodes().told(me.incarnation(), new Told(told.endedAt(), from));
          return told;
        });
  }

  @Override
  public List<NodeRow> unheard(Membership me) {
    return drafts
        .store()
        .read(tables -> tables.nodes().untold(tables.nodes().now().minus(TELLING)));
  }

  @Override
  public void heard(Membership me, NodeRow dead, Optional<Told> upTo) {
    drafts.write(
        Lane.NODES,
        me,
        draft -> {
          long incarnation = dead.member().incarnation();
          for (NodeRow row : draft.tables().nodes().rows(List.of(incarnation))) {
            Told all = Told.everythingUpTo(row.diedAt().orElse(draft.now()));
            draft.tables().nodes().toldOfTheDead(incarnation, upTo.orElse(all));
          }
          return dead;
        });
  }

  @Override
  public int forget(Membership me, Instant before) {
    return drafts.write(Lane.BULK, me, draft -> draft.tables().nodes().forget(before));
  }

  @Override
  public Untold untold(long incarnation) {
    return drafts
        .store()
        .read(
            tables ->
                tables.nodes().rows(List.of(incarnation)).stream()
                    .findFirst()
                    .map(row -> untold(tables.runs(), row))
                    .orElse(new Untold(List.of(), Optional.empty())));
  }

  /** The dead end nothing any more: what comes next has a higher id. */
  private static Untold untold(RunTable runs, NodeRow dead) {
    Told told = dead.told();
    List<Entry> some = runs.untold(dead.member().slot(), told, Untold.MOST);
    boolean isAll = some.size() < Untold.MOST;
    return new Untold(
        some,
        isAll ? Optional.empty() : Optional.of(new Told(told.endedAt(), some.getLast().id() + 1)));
  }
}
