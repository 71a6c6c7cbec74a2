package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A beat is kept with its time, and who has none for eight seconds by that clock is swept. */
final class SweepByTheDatabasesClock extends Interleaved {

  private final Map<Long, Instant> beaten = new HashMap<>();

  @Override
  public Ledger ledger(Store connections) {
    Ledger ledger = super.ledger(connections);
    return new PassedOn.OfLedger(
        ledger, new ByTheClock(ledger.members(), connections), ledger.runs());
  }

  private final class ByTheClock extends PassedOn.OfMembers {
    private final Members members;
    private final Store tables;
    private Optional<Membership> me = Optional.empty();

    ByTheClock(Members members, Store tables) {
      super(members);
      this.members = members;
      this.tables = tables;
    }

    @Override
    public Membership join(String node) {
      Membership joined = super.join(node);
      me = Optional.of(joined);
      return joined;
    }

    @Override
    public Optional<Pulse> beat(Membership member) {
      Optional<Pulse> pulse = super.beat(member);
      pulse.ifPresent(one -> beaten.put(member.incarnation(), one.now()));
      return pulse;
    }

    @Override
    public List<NodeRow> living() {
      Instant now = tables.read(all -> all.nodes().now());
      for (NodeRow node : super.living()) {
        Instant last = beaten.getOrDefault(node.member().incarnation(), node.joinedAt());
        boolean mine = me.filter(node.member()::equals).isPresent();
        if (!mine && last.plus(Observer.SILENCE).isBefore(now)) {
          members.sweep(me.orElseThrow(), node);
        }
      }
      return super.living();
    }
  }
}
