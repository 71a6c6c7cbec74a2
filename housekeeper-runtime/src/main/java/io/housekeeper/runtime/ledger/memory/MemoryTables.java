package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.InstantSource;

/** All tables of a ledger. */
record MemoryTables(
    MemoryNodes nodes,
    MemoryTasks tasks,
    MemorySpecs specs,
    MemoryLive live,
    MemoryRuns runs,
    MemoryRollups rollups,
    MemoryCounted counted,
    MemorySums totals,
    MemoryTokens tokens,
    MemoryMade made,
    MemoryChanges changes,
    MemoryLogs logs)
    implements Transaction {

  static MemoryTables in(Undo undo, InstantSource clock) {
    MemoryNodes nodes = new MemoryNodes(undo, clock);
    MemoryTasks tasks = new MemoryTasks(undo);
    MemorySpecs specs = new MemorySpecs(undo, nodes, tasks);
    MemoryCounted counted = new MemoryCounted(undo);
    MemorySums totals = new MemorySums(undo);
    MemoryLogs logs = new MemoryLogs(undo);
    return new MemoryTables(
        nodes,
        tasks,
        specs,
        new MemoryLive(undo, nodes, tasks, specs),
        new MemoryRuns(undo, tasks, logs),
        new MemoryRollups(undo, counted, totals),
        counted,
        totals,
        new MemoryTokens(undo),
        new MemoryMade(undo),
        new MemoryChanges(undo),
        logs);
  }
}
