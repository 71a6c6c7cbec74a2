package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.store.NodeTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class MemoryNodes implements NodeTable {

  private final Table<Long, NodeRow> rows;
  private final InstantSource clock;

  MemoryNodes(Undo undo, InstantSource clock) {
    this.rows = new Table<>(undo);
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Optional<Instant> enter(long incarnation) {
    return isAlive(incarnation) ? Optional.of(now()) : Optional.empty();
  }

  boolean isAlive(long incarnation) {
    return rows.row(incarnation).filter(node -> node.diedAt().isEmpty()).isPresent();
  }

  @Override
  public Optional<NodeRow> newest() {
    return rows.last();
  }

  @Override
  public List<NodeRow> living() {
    return rows.stream().filter(node -> node.diedAt().isEmpty()).toList();
  }

  @Override
  public List<NodeRow> rows(List<Long> incarnations) {
    return rows.rows(incarnations);
  }

  @Override
  public List<NodeRow> named(String node) {
    return rows.stream().filter(row -> row.member().node().equals(node)).toList();
  }

  @Override
  public Optional<NodeRow> ofSlot(int slot, Instant at) {
    return rows.stream()
        .filter(node -> node.member().slot() == slot && !node.joinedAt().isAfter(at))
        .filter(node -> node.diedAt().filter(died -> died.isBefore(at)).isEmpty())
        .findFirst();
  }

  @Override
  public void insert(NodeRow node) {
    boolean taken =
        living().stream().anyMatch(other -> other.member().slot() == node.member().slot());
    if (taken || rows.row(node.member().incarnation()).isPresent()) {
      throw new Conflict(node.member() + " is taken", null);
    }
    rows.put(node.member().incarnation(), node);
  }

  @Override
  public Optional<Instant> beat(long incarnation) {
    if (!isAlive(incarnation)) {
      return Optional.empty();
    }
    change(
        incarnation,
        node ->
            new NodeRow(
                node.member(), node.beat() + 1, node.joinedAt(), node.diedAt(), node.told()));
    return Optional.of(now());
  }

  @Override
  public boolean lockSilent(long incarnation, long beat) {
    return isAlive(incarnation) && rows.row(incarnation).orElseThrow().beat() == beat;
  }

  @Override
  public void lock(long incarnation) {
    // There is one transaction at a time.
  }

  @Override
  public void die(long incarnation, Instant at) {
    change(
        incarnation,
        node ->
            new NodeRow(node.member(), node.beat(), node.joinedAt(), Optional.of(at), node.told()));
  }

  @Override
  public void told(long incarnation, Told told) {
    change(
        incarnation,
        node -> new NodeRow(node.member(), node.beat(), node.joinedAt(), node.diedAt(), told));
  }

  @Override
  public void toldOfTheDead(long incarnation, Told told) {
    Optional<Told> before = rows.row(incarnation).map(NodeRow::told);
    if (before
        .filter(it -> !it.endedAt().isAfter(told.endedAt()) && it.fromRun() < told.fromRun())
        .isPresent()) {
      told(incarnation, told);
    }
  }

  @Override
  public List<NodeRow> untold(Instant diedBefore) {
    return rows.stream().filter(node -> isUntold(node, diedBefore)).toList();
  }

  private static boolean isUntold(NodeRow node, Instant diedBefore) {
    return node.diedAt()
        .filter(died -> died.isBefore(diedBefore) && died.isAfter(node.told().endedAt()))
        .isPresent();
  }

  @Override
  public int forget(Instant diedBefore) {
    long newest = newest().map(node -> node.member().incarnation()).orElse(0L);
    List<Long> old =
        rows.stream()
            .filter(node -> node.diedAt().filter(died -> died.isBefore(diedBefore)).isPresent())
            .filter(node -> !isUntold(node, diedBefore))
            .map(node -> node.member().incarnation())
            .filter(incarnation -> incarnation != newest)
            .toList();
    old.forEach(rows::remove);
    return old.size();
  }

  private void change(long incarnation, UnaryOperator<NodeRow> change) {
    rows.row(incarnation).ifPresent(node -> rows.put(incarnation, change.apply(node)));
  }
}
