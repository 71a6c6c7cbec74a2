package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.RunTable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** One node's connections to a store that others use too; they fail as real ones do. */
final class FaultyStore implements Store {

  /** Whose connections they are. */
  interface Host {

    /** A connection is cut for so long. */
    void isCut(Duration time);

    /** Here a thread may stand still: before a transaction, or before it hears of the commit. */
    void mayStandStill();
  }

  /** No text with this can be written. */
  static final String POISON = "poison";

  private final Store store;
  private final World world;
  private final Host host;
  private final Set<Lane> cut = EnumSet.noneOf(Lane.class);

  /** Made once: it is thrown so often that its stack would take longer than all transactions. */
  private final Unreachable isCut = new Unreachable("the connection is cut", null);

  FaultyStore(Store store, World world, Host host) {
    this.store = store;
    this.world = world;
    this.host = host;
  }

  void cut(Lane lane) {
    cut.add(lane);
  }

  void heal() {
    cut.clear();
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    host.mayStandStill();
    reach(lane);
    if (world.trouble(0.01)) {
      world.fault(Fault.CONFLICT, () -> lane + " of " + host);
      throw new Conflict("a deadlock was resolved", null);
    }
    if (world.trouble(0.01)) {
      return doubtful(lane, work);
    }
    T answer = store.write(lane, tables -> work.apply(refusing(tables)));
    host.mayStandStill();
    return answer;
  }

  private void reach(Lane lane) {
    if (cut.contains(lane) || world.isOut()) {
      throw isCut;
    }
  }

  /** The connection breaks when the work is done, before or after the commit. */
  private <T> T doubtful(Lane lane, Function<Transaction, T> work) {
    boolean isCommitted = world.random().nextBoolean();
    world.fault(
        Fault.UNKNOWN_OUTCOME,
        () -> lane + " of " + host + (isCommitted ? ", committed" : ", not committed"));
    try {
      store.write(
          lane,
          tables -> {
            T lost = work.apply(refusing(tables));
            if (!isCommitted) {
              throw new OutcomeUnknown("the connection broke before the commit of " + lost, null);
            }
            return lost;
          });
      throw new OutcomeUnknown("the connection broke after the commit", null);
    } finally {
      breakFor(lane);
    }
  }

  private void breakFor(Lane lane) {
    if (world.random().nextInt(4) == 0) {
      Duration time = world.between(Duration.ZERO, Duration.ofSeconds(12));
      cut.add(lane);
      host.isCut(time);
      world.in(time, () -> cut.remove(lane));
    }
  }

  /** The tables, which refuse what databases refuse. */
  private static Transaction refusing(Transaction tables) {
    RunTable runs =
        Statements.shown(RunTable.class, tables.runs(), (statement, rows) -> refuse(rows));
    return new TransactionOf(
        tables, tables.nodes(), tables.tasks(), tables.specs(), tables.live(), runs);
  }

  private static void refuse(Object rows) {
    if (rows instanceof Collection<?> all && all.stream().anyMatch(FaultyStore::isPoison)) {
      throw new Refused("a text has a character that no database takes", null);
    }
  }

  private static boolean isPoison(Object row) {
    return (row instanceof Entry entry && entry.outcome().message().contains(POISON))
        || (row instanceof AttemptRow attempt && attempt.message().contains(POISON));
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    reach(Lane.NODES);
    T answer = store.read(work);
    host.mayStandStill();
    return answer;
  }

  @Override
  public boolean isOneOwners() {
    return store.isOneOwners();
  }

  @Override
  public void close() {}
}
