package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Something that is true in the ledger exactly if a transaction was committed. A transaction is
 * written whole or not at all, so that one row tells. Nobody else can have made it true or false as
 * long as the incarnation is alive.
 */
interface Witness {

  boolean isThere(Transaction tables);

  /** A witness of a batch; nothing if it wrote nothing. */
  static Optional<Witness> of(Batch batch, Written written, Membership me) {
    Made made = written.made();
    if (!made.started().isEmpty()) {
      LiveRow row = made.started().get(0).row();
      return Optional.of(tables -> isOwned(tables, row.id(), row.owner()));
    }
    return recorded(batch, written, me)
        .or(() -> ended(made))
        .or(() -> released(written))
        .or(() -> inserted(made))
        .or(() -> replaced(made, me));
  }

  /**
   * The end of an execution here, of a run that is over or waits for another attempt: its entry may
   * be forgotten since, and the other attempt may have begun here.
   */
  private static Optional<Witness> recorded(Batch batch, Written written, Membership me) {
    for (int i = 0; i < batch.finishes().size(); i++) {
      FinishAnswer answer = written.finishes().get(i);
      if (answer instanceof FinishAnswer.Over || answer instanceof FinishAnswer.Again) {
        Finish.Owned run = batch.finishes().get(i).run();
        return Optional.of(tables -> !isExecuting(tables, run, me));
      }
    }
    return Optional.empty();
  }

  private static boolean isExecuting(Transaction tables, Finish.Owned run, Membership me) {
    Optional<Owner> owner = Optional.of(new Owner(me.incarnation(), run.fence()));
    return tables.live().rows(List.of(run.id())).stream()
        .anyMatch(row -> row.owner().equals(owner) && !row.isZombie());
  }

  /** Fires that got their entry. */
  private static Optional<Witness> ended(Made made) {
    return made.ended().stream()
        .filter(entry -> !hasWaited(entry))
        .findFirst()
        .map(Entry::id)
        .map(id -> tables -> !tables.runs().rows(List.of(id)).isEmpty());
  }

  /** A run that waited to be tried again, which others may have replaced as well. */
  private static Optional<Witness> replaced(Made made, Membership me) {
    return made.ended().stream()
        .findFirst()
        .map(Entry::id)
        .map(
            id ->
                tables ->
                    tables.runs().rows(List.of(id)).stream()
                        .anyMatch(entry -> entry.slot() == me.slot()));
  }

  private static boolean hasWaited(Entry entry) {
    return entry.execution().filter(run -> run.fence() == 0).isPresent();
  }

  private static Optional<Witness> released(Written written) {
    return written.finishes().stream()
        .filter(FinishAnswer.Released.class::isInstance)
        .map(FinishAnswer.Released.class::cast)
        .findFirst()
        .map(zombie -> tables -> tables.live().rows(List.of(zombie.run())).isEmpty());
  }

  /** A run that waits; it may have been taken, and even have ended, since. */
  private static Optional<Witness> inserted(Made made) {
    return made.waiting().stream()
        .findFirst()
        .map(LiveRow::id)
        .map(
            id ->
                tables ->
                    !tables.live().rows(List.of(id)).isEmpty()
                        || !tables.runs().rows(List.of(id)).isEmpty());
  }

  private static boolean isOwned(Transaction tables, long id, Optional<Owner> owner) {
    return tables.live().rows(List.of(id)).stream().anyMatch(row -> row.owner().equals(owner));
  }
}
