package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.store.LogTable;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.RunState.Running;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What runs say, in transactions of the bulk lane. */
final class StoredLogs implements Logs {

  private final Drafts drafts;

  StoredLogs(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public void keep(Membership me, Words words) {
    Words unused = Drafts.again(() -> drafts.write(Lane.BULK, me, draft -> keep(draft, words)));
  }

  private static Words keep(Draft draft, Words words) {
    keepTraces(draft, words.traces());
    LogTable logs = draft.tables().logs();
    Draft.unlessEmpty(words.chunks(), logs::append);
    Draft.unlessEmpty(words.progress(), logs::progress);
    Draft.unlessEmpty(words.stacks(), logs::stacks);
    Draft.unlessEmpty(words.ended(), logs::endProgress);
    return words;
  }

  /**
   * What somebody is about to end is left out: its end says in what trace it was. The tasks are
   * locked first: who wants a run to end for the next one takes a row that somebody has locked for
   * one that ends.
   */
  private static void keepTraces(Draft draft, List<TraceOf> traces) {
    Map<Long, String> byRun =
        traces.stream().collect(Collectors.toMap(TraceOf::run, TraceOf::trace, (one, same) -> one));
    if (!byRun.isEmpty()) {
      draft.tables().tasks().lock(traces.stream().map(TraceOf::task).distinct().sorted().toList());
      draft.tables().live().lockFree(byRun.keySet()).stream()
          .filter(row -> isExecuted(row, draft.me().incarnation()))
          .forEach(row -> draft.update(row.in(byRun.getOrDefault(row.id(), ""))));
      draft.flush();
    }
  }

  private static boolean isExecuted(LiveRow row, long incarnation) {
    return row.state() instanceof Running
        && row.owner().filter(owner -> owner.incarnation() == incarnation).isPresent();
  }

  @Override
  public List<LogChunk> read(long run, int from, int limit) {
    return drafts.store().read(tables -> tables.logs().chunks(run, from, limit));
  }

  @Override
  public List<Progress> progressOf(Collection<Long> runs) {
    return drafts.store().read(tables -> tables.logs().progressOf(runs));
  }

  @Override
  public List<StackText> stacksOf(long run) {
    return drafts.store().read(tables -> tables.logs().stacksOf(run));
  }
}
