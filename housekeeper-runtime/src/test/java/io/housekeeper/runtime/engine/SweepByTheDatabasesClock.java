package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A beat is kept with its time, and who has none for eight seconds by that clock is swept. */
final class SweepByTheDatabasesClock extends Interleaved {

  private final Map<Long, Instant> beaten = new HashMap<>();

  @Override
  public Ledger ledger(Store connections) {
    Ledger ledger = super.ledger(connections);
    Members members = ledger.members();
    List<Membership> me = new ArrayList<>();
    return Planting.members(
        ledger,
        call -> {
          switch (call.name()) {
            case "join" -> me.add((Membership) Objects.requireNonNull(call.call()));
            case "living" -> sweep(members, me.getLast(), connections);
            default -> {}
          }
          return call.name().equals("join") ? me.getLast() : noted(call);
        });
  }

  private @Nullable Object noted(Call call) {
    @Nullable Object answer = call.call();
    if (call.name().equals("beat") && answer instanceof Optional<?> beat && beat.isPresent()) {
      long incarnation = ((Membership) Objects.requireNonNull(call.arguments()[0])).incarnation();
      beaten.put(incarnation, ((Pulse) beat.get()).now());
    }
    return answer;
  }

  private void sweep(Members members, Membership me, Store tables) {
    Instant now = tables.read(all -> all.nodes().now());
    for (NodeRow node : members.living()) {
      Instant last = beaten.getOrDefault(node.member().incarnation(), node.joinedAt());
      if (!node.member().equals(me) && last.plus(Observer.SILENCE).isBefore(now)) {
        Optional<?> swept = members.sweep(me, node);
        swept.ifPresent(any -> beaten.remove(node.member().incarnation()));
      }
    }
  }
}
