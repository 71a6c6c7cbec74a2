package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A completion asks for the id of its run, and not for whose it is by now. The fence alone cannot
 * be left out: a process that has lost a run is kept out of the ledger by its node's row before the
 * fence is looked at, and in the same incarnation no attempt begins before the one before it has
 * ended. So both are left out, as a ledger would that has no fences.
 */
final class CompletionWithoutTheFence extends Interleaved {

  @Override
  public Ledger ledger(Store connections) {
    Map<Long, Owner> completed = new HashMap<>();
    Ledger ledger =
        new StoredLedger(
            new WovenStore(connections, tables -> statement -> at(tables, statement, completed)));
    return Planting.runs(
        ledger,
        call -> {
          if (call.name().equals("write")) {
            long incarnation =
                ((Membership) Objects.requireNonNull(call.arguments()[0])).incarnation();
            ((Batch) Objects.requireNonNull(call.arguments()[1]))
                .finishes()
                .forEach(
                    finish ->
                        completed.put(
                            finish.run().id(), new Owner(incarnation, finish.run().fence())));
          }
          return call.call();
        });
  }

  private static @Nullable Object at(
      Transaction tables, Call statement, Map<Long, Owner> completed) {
    return switch (statement.name()) {
      case "nodes.enter" -> {
        Object entered = Objects.requireNonNull(statement.call());
        yield Optional.empty().equals(entered) ? Optional.of(tables.nodes().now()) : entered;
      }
      case "live.lock" ->
          Planting.<LiveRow>answers(statement)
              .map(row -> as(row, completed.remove(row.id())))
              .toList();
      default -> statement.call();
    };
  }

  private static LiveRow as(LiveRow row, @Nullable Owner owner) {
    return owner == null || row.owner().isEmpty()
        ? row
        : new LiveRow(row.subject(), row.state(), Optional.of(owner), row.begun(), row.marks());
  }
}
