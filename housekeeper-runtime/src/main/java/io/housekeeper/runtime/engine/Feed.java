package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a writer is to write next: ends, claims and takes. Where the ledger takes ends beside what
 * starts, a writer has one or the other.
 */
final class Feed {

  /** What a writer has. */
  enum Share {
    ALL,
    STARTS,
    ENDS
  }

  private static final int CLAIMS = 1_000;
  private static final int FINISHES = 512;

  private final Share share;
  private final Finishes finishes;
  private final Agenda agenda;
  private final Slots slots;

  Feed(Share share, Finishes finishes, Agenda agenda, Slots slots) {
    this.share = share;
    this.finishes = finishes;
    this.agenda = agenda;
    this.slots = slots;
  }

  /** The next batch; one with nothing in it if there is nothing to write. */
  Batch next(Instant now, boolean mayStart) {
    List<Finish> some = share == Share.STARTS ? List.of() : finishes.take(FINISHES);
    int free = mayStart && share != Share.ENDS ? slots.free() : 0;
    boolean wantsToTake = free > 0 && slots.wantsToTake(now, !some.isEmpty());
    int kept = wantsToTake ? slots.keptForTakes(free) : 0;
    List<Claim> claims = agenda.claims(Math.min(free - kept, CLAIMS));
    int room = wantsToTake ? free - claims.size() : 0;
    if (wantsToTake && room == 0) {
      slots.fullOfFires();
    }
    return new Batch(now, some, room, claims);
  }

  /** The ends that wait to be in a batch of this writer. */
  Stream<Finish> ends() {
    return share == Share.STARTS ? Stream.empty() : finishes.stream();
  }

  /** Claims that were not made after all. */
  void putBack(Collection<Claim> claims) {
    agenda.putBack(claims);
  }

  /** An end that is to be tried again. */
  void putBack(Finish finish) {
    finishes.add(finish);
  }

  /** A batch is durable: what it says of the runs that wait. */
  void written(Batch batch, Written written) {
    if (batch.take() > 0) {
      slots.taken(batch.take(), written.taken());
    }
    if (written.leftWaiting()) {
      slots.lookNow();
    }
    written.made().waiting().stream()
        .map(row -> ((Waiting) row.state()).dueAt())
        .forEach(slots::waitingUntil);
  }
}
