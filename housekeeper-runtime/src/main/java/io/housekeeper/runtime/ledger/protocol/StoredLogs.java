package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.store.LogTable;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.util.Collection;
import java.util.List;

/** What runs say, in transactions of the bulk lane. */
final class StoredLogs implements Logs {

  private final Drafts drafts;

  StoredLogs(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public void keep(Membership me, Words words) {
    drafts.write(
        Lane.BULK,
        me,
        draft -> {
          LogTable logs = draft.tables().logs();
          Draft.unlessEmpty(words.chunks(), logs::append);
          Draft.unlessEmpty(words.progress(), logs::progress);
          Draft.unlessEmpty(words.stacks(), logs::stacks);
          Draft.unlessEmpty(words.ended(), logs::endProgress);
          return words;
        });
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
