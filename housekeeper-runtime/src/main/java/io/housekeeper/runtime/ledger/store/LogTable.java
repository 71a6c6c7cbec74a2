package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import java.util.Collection;
import java.util.List;

/** What runs say while they execute, and where they were when they failed. */
public interface LogTable {

  /** Writes pieces, in place of those with the same number. */
  void append(List<LogChunk> chunks);

  /** The pieces of a run from one on. */
  List<LogChunk> chunks(long run, int from, int limit);

  void progress(List<Progress> rows);

  List<Progress> progressOf(Collection<Long> runs);

  /** Runs that ended have no progress. */
  void endProgress(Collection<Long> runs);

  void stacks(List<StackText> stacks);

  List<StackText> stacksOf(long run);
}
