package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Made;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Parts of a ledger that pass everything on; a fault changes one of their answers. */
final class PassedOn {

  private PassedOn() {}

  /** A ledger, two of whose parts are others. */
  record OfLedger(Ledger ledger, Members members, Runs runs) implements Ledger {

    @Override
    public Tasks tasks() {
      return ledger.tasks();
    }

    @Override
    public Operations operations() {
      return ledger.operations();
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

  /** Starting and ending runs. */
  static class OfRuns implements Runs {
    private final Runs runs;

    OfRuns(Runs runs) {
      this.runs = runs;
    }

    /** A finish is about to be written. */
    void before(long incarnation, Finish finish) {}

    @Override
    public Written write(Membership me, Batch batch) {
      batch.finishes().forEach(finish -> before(me.incarnation(), finish));
      return runs.write(me, batch);
    }

    @Override
    public Optional<Written> recall(Membership me) {
      return runs.recall(me);
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

  /** Nodes. */
  static class OfMembers implements Members {
    private final Members members;

    OfMembers(Members members) {
      this.members = members;
    }

    @Override
    public Membership join(String node) {
      return members.join(node);
    }

    @Override
    public List<NodeRow> predecessors(Membership me) {
      return members.predecessors(me);
    }

    @Override
    public Optional<Pulse> beat(Membership me) {
      return members.beat(me);
    }

    @Override
    public List<NodeRow> living() {
      return members.living();
    }

    @Override
    public Optional<Made> sweep(Membership me, NodeRow silent) {
      return members.sweep(me, silent);
    }

    @Override
    public Made releaseOrphans(Membership me) {
      return members.releaseOrphans(me);
    }

    @Override
    public Made leave(Membership me) {
      return members.leave(me);
    }

    @Override
    public void told(Membership me, Told told) {
      members.told(me, told);
    }

    @Override
    public List<Entry> untold(long incarnation) {
      return members.untold(incarnation);
    }
  }
}
