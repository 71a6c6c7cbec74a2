package io.housekeeper.runtime.ledger;

import java.util.Collection;
import java.util.List;

/** What runs say. */
public interface Logs {

  /**
   * What there is to keep.
   *
   * @param ended runs that have no progress any more
   * @param traces of runs that are still executed
   */
  record Words(
      List<LogChunk> chunks,
      List<Progress> progress,
      List<StackText> stacks,
      List<Long> ended,
      List<TraceOf> traces) {

    public boolean isEmpty() {
      return chunks.isEmpty()
          && progress.isEmpty()
          && stacks.isEmpty()
          && ended.isEmpty()
          && traces.isEmpty();
    }
  }

  /**
   * In what trace a run is.
   *
   * @param trace see {@link Begun}
   */
  record TraceOf(long run, int task, String trace) {}

  void keep(Membership me, Words words);

  /** The pieces of the log of a run, from one on. */
  List<LogChunk> read(long run, int from, int limit);

  List<Progress> progressOf(Collection<Long> runs);

  List<StackText> stacksOf(long run);
}
