package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Starting and ending runs, in transactions of the lane of runs. */
final class StoredRuns implements Runs {

  private final Drafts drafts;

  /** What each incarnation tried to write last, while it does not know whether it was. */
  private final Map<Long, Written> doubtful = new ConcurrentHashMap<>();

  StoredRuns(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public Written write(Membership me, Batch batch) {
    Written[] tried = new Written[1];
    try {
      return drafts.write(Lane.RUNS, me, draft -> tried[0] = write(draft, batch));
    } catch (OutcomeUnknown unknown) {
      doubtful.put(me.incarnation(), tried[0]);
      throw unknown;
    }
  }

  private Written write(Draft draft, Batch batch) {
    List<FinishAnswer> finishes = FinishStep.finish(draft, batch.finishes());
    Instant asOf = batch.asOf().isBefore(draft.now()) ? batch.asOf() : draft.now();
    int taken = TakeStep.take(draft, asOf, batch.take());
    List<ClaimAnswer> claims = ClaimStep.claim(draft, asOf, batch.claims());
    return new Written(taken, claims, finishes, draft.made());
  }

  @Override
  public Optional<Written> recall(Membership me) {
    Written written = Optional.ofNullable(doubtful.get(me.incarnation())).orElseThrow();
    boolean isThere = drafts.write(Lane.RUNS, me, draft -> isThere(draft, Witness.of(written, me)));
    doubtful.remove(me.incarnation());
    return Optional.of(written).filter(known -> isThere);
  }

  private static boolean isThere(Draft draft, Optional<Witness> witness) {
    // What leaves no trace of its own can be done once more: it finds that it was done.
    return witness.isPresent() && witness.get().isThere(draft.tables());
  }

  @Override
  public List<LiveRow> owned(Membership me) {
    return drafts.store().read(tables -> tables.live().owned(me.incarnation()));
  }

  @Override
  public Made giveBack(Membership me, Collection<Long> runs) {
    return drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          new Releasing(draft)
              .release(draft.tables().live().rows(runs), Releasing.Why.UNKNOWN_HERE);
          return draft.made();
        });
  }

  @Override
  public Optional<Instant> nextDue(Instant after) {
    return drafts.store().read(tables -> tables.live().nextDue(after));
  }
}
