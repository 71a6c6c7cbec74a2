package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.store.LogTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class MemoryLogs implements LogTable {

  private record PartKey(long run, int number) implements Comparable<PartKey> {
    @Override
    public int compareTo(PartKey other) {
      int first = Long.compare(run, other.run);
      return first != 0 ? first : Integer.compare(number, other.number);
    }
  }

  private record StackKey(long run, int attempt, int kind) implements Comparable<StackKey> {

    static StackKey of(StackText stack) {
      return new StackKey(stack.run(), stack.attempt(), stack.kind().number());
    }

    @Override
    public int compareTo(StackKey other) {
      return Comparator.comparingLong(StackKey::run)
          .thenComparingInt(StackKey::attempt)
          .thenComparingInt(StackKey::kind)
          .compare(this, other);
    }
  }

  private final Table<PartKey, LogChunk> chunks;
  private final Table<StackKey, StackText> stacks;
  private final Table<Long, Progress> progress;

  MemoryLogs(Undo undo) {
    this.chunks = new Table<>(undo);
    this.stacks = new Table<>(undo);
    this.progress = new Table<>(undo);
  }

  @Override
  public void append(List<LogChunk> added) {
    added.forEach(chunk -> chunks.put(new PartKey(chunk.run(), chunk.sequence()), chunk));
  }

  @Override
  public List<LogChunk> chunks(long run, int from, int limit) {
    return chunks.stream()
        .filter(chunk -> chunk.run() == run && chunk.sequence() >= from)
        .limit(limit)
        .toList();
  }

  @Override
  public void progress(List<Progress> rows) {
    rows.forEach(row -> progress.put(row.run(), row));
  }

  @Override
  public List<Progress> progressOf(Collection<Long> runs) {
    return progress.rows(runs);
  }

  @Override
  public void endProgress(Collection<Long> runs) {
    runs.forEach(progress::remove);
  }

  @Override
  public void stacks(List<StackText> added) {
    added.forEach(stack -> stacks.put(StackKey.of(stack), stack));
  }

  @Override
  public List<StackText> stacksOf(long run) {
    return stacks.stream().filter(stack -> stack.run() == run).toList();
  }

  void delete(long run) {
    chunks(run, 0, Integer.MAX_VALUE)
        .forEach(chunk -> chunks.remove(new PartKey(run, chunk.sequence())));
    stacksOf(run).forEach(stack -> stacks.remove(StackKey.of(stack)));
    progress.remove(run);
  }
}
