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
import java.util.Optional;

/** Starting and ending runs, in transactions of the lane of runs. */
final class StoredRuns implements Runs {

  private final Drafts drafts;

  StoredRuns(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public boolean areWrittenApart() {
    return !drafts.store().isOneOwners();
  }

  private static Lane lane(Batch batch) {
    return batch.isOfEnds() ? Lane.ENDS : Lane.RUNS;
  }

  @Override
  public Written write(Membership me, Batch batch) {
    Lane lane = lane(batch);
    Written[] tried = new Written[1];
    try {
      return drafts.write(lane, me, draft -> tried[0] = write(draft, batch));
    } catch (OutcomeUnknown unknown) {
      drafts.incarnations().doubts(me, lane, tried[0]);
      throw unknown;
    }
  }

  private Written write(Draft draft, Batch batch) {
    List<FinishAnswer> finishes = FinishStep.finish(draft, batch.finishes());
    Instant asOf = batch.asOf().isBefore(draft.now()) ? batch.asOf() : draft.now();
    int taken = TakeStep.take(draft, asOf, batch.take());
    List<ClaimAnswer> claims = ClaimStep.claim(draft, asOf, batch.claims());
    boolean more = batch.isOfEnds() && TakeStep.isAnyDue(draft, asOf);
    return new Written(taken, claims, finishes, draft.made(), more);
  }

  @Override
  public Optional<Written> recall(Membership me, Batch batch) {
    Lane lane = lane(batch);
    Optional<Written> written = drafts.incarnations().doubtful(me, lane);
    // Nothing is known of one that is over: then the transaction says so, and asks nothing.
    boolean isThere =
        drafts.write(
            lane, me, draft -> isThere(draft, Witness.of(batch, written.orElseThrow(), me)));
    drafts.incarnations().doubtsNoMore(me, lane);
    return written.filter(known -> isThere);
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
