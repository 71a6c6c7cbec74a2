package io.housekeeper.runtime.metrics;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Tokens;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Made;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A ledger whose batches are measured. */
record MeasuredLedger(Ledger ledger, BatchMeters batches) implements Ledger {

  private record MeasuredRuns(Runs runs, BatchMeters batches) implements Runs {

    @Override
    public Written write(Membership me, Batch batch) {
      return batches.measure(batch, () -> runs.write(me, batch));
    }

    @Override
    public boolean areWrittenApart() {
      return runs.areWrittenApart();
    }

    @Override
    public Optional<Written> recall(Membership me, Batch batch) {
      return runs.recall(me, batch);
    }

    @Override
    public List<LiveRow> owned(Membership me) {
      return runs.owned(me);
    }

    @Override
    public Made giveBack(Membership me, Collection<Long> given) {
      return runs.giveBack(me, given);
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
      return runs.nextDue(after);
    }
  }

  @Override
  public Runs runs() {
    return new MeasuredRuns(ledger.runs(), batches);
  }

  @Override
  public Members members() {
    return ledger.members();
  }

  @Override
  public Tasks tasks() {
    return ledger.tasks();
  }

  @Override
  public Operations operations() {
    return ledger.operations();
  }

  @Override
  public Tokens tokens() {
    return ledger.tokens();
  }

  @Override
  public History history() {
    return ledger.history();
  }

  @Override
  public Logs logs() {
    return ledger.logs();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
