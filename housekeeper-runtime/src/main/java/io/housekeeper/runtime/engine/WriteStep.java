package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Group commit: whatever waits to be written when the last commit has returned goes into the next
 * transaction. What a batch came to is acted upon once it is durable.
 */
final class WriteStep {

  /** Who is told what became durable. */
  interface Outcomes {

    /** Runs that are about to start here. */
    void holds(List<Started> runs);

    void started(Started run);

    void claimed(ClaimAnswer answer);

    void finished(Finish finish, FinishAnswer answer);

    void made(Written.Made made);

    /** A finish cannot be written as it is: what to write instead. */
    Finish refused(Finish finish, Refused why);
  }

  /** After so many conflicts in a row it is worth waiting, and saying so. */
  private static final int MANY = 3;

  /** What the database refuses to record is tried again after so long. */
  private static final Duration STUCK = Duration.ofSeconds(30);

  private record Stuck(Finish finish, Instant until) {}

  private final Runs runs;
  private final Membership me;
  private final Feed feed;
  private final Outcomes outcomes;

  private final Deque<Batch> unwritten = new ArrayDeque<>();
  private final List<Stuck> stuck = new ArrayList<>();
  private final Set<Long> seenStuck = new HashSet<>();
  private Optional<Batch> doubtful = Optional.empty();
  private int conflicts;

  /** How many ends are in batches that were tried in vain. */
  private volatile int tried;

  WriteStep(Mandate mandate, Feed feed, Outcomes outcomes) {
    this.runs = mandate.ledger().runs();
    this.me = mandate.me();
    this.feed = feed;
    this.outcomes = outcomes;
  }

  /** Whether there is nothing left to write, nor to find out. */
  synchronized boolean isEmpty() {
    return feed.ends().findAny().isEmpty()
        && unwritten.isEmpty()
        && doubtful.isEmpty()
        && stuck.isEmpty();
  }

  /** When the first run ended whose end is not recorded yet. */
  synchronized Optional<Instant> oldestUnrecorded() {
    return unrecorded().map(finish -> finish.report().endedAt()).min(Comparator.naturalOrder());
  }

  /** No run with a lower id has ended and is not recorded yet. */
  synchronized long lowestUnrecorded() {
    return unrecorded().mapToLong(finish -> finish.run().id()).min().orElse(Long.MAX_VALUE);
  }

  private Stream<Finish> unrecorded() {
    Stream<Finish> tried =
        Stream.concat(unwritten.stream(), doubtful.stream())
            .flatMap(batch -> batch.finishes().stream());
    Stream<Finish> waiting = Stream.concat(feed.ends(), stuck.stream().map(Stuck::finish));
    return Stream.concat(tried, waiting);
  }

  /** How many ends are in batches that were tried in vain. */
  int tried() {
    return tried;
  }

  /** Whether a finish of a run waits to be written, or nobody knows whether it was. */
  synchronized boolean isPending(long run) {
    return feed.ends().anyMatch(finish -> finish.run().id() == run)
        || doubtful.isPresent()
        || stuck.stream().anyMatch(one -> one.finish.run().id() == run)
        || unwritten.stream()
            .flatMap(batch -> batch.finishes().stream())
            .anyMatch(finish -> finish.run().id() == run);
  }

  /**
   * Writes what there is to write; says whether there was anything.
   *
   * @param mayStart whether new runs may be started
   */
  synchronized boolean step(Instant now, boolean mayStart) {
    if (doubtful.isPresent()) {
      recall(doubtful.get());
      return true;
    }
    unstick(now);
    Batch batch = unwritten.isEmpty() ? feed.next(now, mayStart) : unwritten.remove();
    if (batch.finishes().isEmpty() && batch.claims().isEmpty() && batch.take() == 0) {
      return false;
    }
    try {
      write(batch);
    } finally {
      tried = unwritten.stream().mapToInt(one -> one.finishes().size()).sum();
    }
    return true;
  }

  private void write(Batch batch) {
    try {
      deliver(batch, runs.write(me, batch));
    } catch (Conflict conflict) {
      unwritten.addFirst(batch);
      if (++conflicts >= MANY) {
        throw conflict;
      }
    } catch (OutcomeUnknown unknown) {
      doubtful = Optional.of(batch);
    } catch (Refused refused) {
      bisect(batch, refused);
    } catch (Unreachable unreachable) {
      giveUpClaims(batch);
      throw unreachable;
    }
  }

  private void recall(Batch batch) {
    Optional<Written> written = runs.recall(me, batch);
    doubtful = Optional.empty();
    if (written.isPresent()) {
      deliver(batch, written.get());
    } else {
      giveUpClaims(batch);
    }
  }

  /** Nothing of a batch was written: ends must be, claims may have become somebody else's. */
  private void giveUpClaims(Batch batch) {
    feed.putBack(batch.claims());
    if (!batch.finishes().isEmpty()) {
      unwritten.addFirst(new Batch(batch.asOf(), batch.finishes(), 0, List.of()));
    }
  }

  /** Halves a batch until what the database refuses is alone. */
  private void bisect(Batch batch, Refused why) {
    int finishCount = batch.finishes().size();
    int claimCount = batch.claims().size();
    if (finishCount + claimCount <= 1) {
      alone(batch, why);
      return;
    }
    List<Finish> ends = batch.finishes();
    List<Claim> claims = batch.claims();
    if (finishCount > 0 && claimCount > 0) {
      unwritten.addFirst(new Batch(batch.asOf(), List.of(), 0, claims));
      unwritten.addFirst(new Batch(batch.asOf(), ends, 0, List.of()));
      return;
    }
    int half = (finishCount + claimCount) / 2;
    if (finishCount > 0) {
      unwritten.addFirst(new Batch(batch.asOf(), ends.subList(half, finishCount), 0, claims));
      unwritten.addFirst(new Batch(batch.asOf(), ends.subList(0, half), 0, claims));
    } else {
      unwritten.addFirst(new Batch(batch.asOf(), ends, 0, claims.subList(half, claimCount)));
      unwritten.addFirst(new Batch(batch.asOf(), ends, 0, claims.subList(0, half)));
    }
  }

  private void alone(Batch batch, Refused why) {
    for (Finish finish : batch.finishes()) {
      stuck.add(new Stuck(outcomes.refused(finish, why), batch.asOf().plus(wait(finish))));
    }
    for (Claim claim : batch.claims()) {
      outcomes.claimed(new ClaimAnswer.Busy(claim.task()));
    }
  }

  /**
   * The first time at once, in other words; from then on now and then: it must not be run again.
   */
  private Duration wait(Finish finish) {
    return seenStuck.add(finish.run().id()) ? Duration.ZERO : STUCK;
  }

  private void unstick(Instant now) {
    List<Stuck> again = stuck.stream().filter(one -> isOver(one.until, now)).toList();
    stuck.removeAll(again);
    again.forEach(one -> feed.putBack(one.finish));
  }

  /** Further ahead than the wait is long it is only after the clock was set back. */
  private static boolean isOver(Instant until, Instant now) {
    return !until.isAfter(now) || until.isAfter(now.plus(STUCK));
  }

  private void deliver(Batch batch, Written written) {
    conflicts = 0;
    for (int i = 0; i < batch.finishes().size(); i++) {
      outcomes.finished(batch.finishes().get(i), written.finishes().get(i));
      seenStuck.remove(batch.finishes().get(i).run().id());
    }
    outcomes.holds(written.made().started());
    written.claims().forEach(outcomes::claimed);
    outcomes.made(written.made());
    feed.written(batch, written);
    // Last: what a run comes to may be acted upon by others before this is over.
    written.made().started().forEach(outcomes::started);
  }
}
