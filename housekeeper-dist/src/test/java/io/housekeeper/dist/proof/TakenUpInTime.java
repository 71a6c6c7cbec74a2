package io.housekeeper.dist.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a fault interrupts is taken up in time, counted from when somebody could: for each exclusive
 * task, from the fault to the next start.
 */
final class TakenUpInTime implements Judge.Question {

  /** Ten seconds in the proof; more where a build goes on beside it. */
  private static final long LIMIT =
      Duration.ofSeconds(Integer.getInteger("proof.limit", 20)).toNanos();

  @Override
  public void ask(Matter matter, Verdict verdict) {
    List<Duty> duties =
        Stream.of(Duty.values())
            .filter(duty -> duty.isExclusive() && duty.isByTheClock() && !duty.isOnEveryNode())
            .toList();
    for (Fault fault : matter.story().faults()) {
      verdict.count("faults", 1);
      duties.forEach(duty -> new Takeover(matter, fault, duty).check(verdict));
    }
  }

  /** Of one task, after one fault. */
  private record Takeover(Matter matter, Fault fault, Duty duty) {

    void check(Verdict verdict) {
      if (fault.kind().endsExecutions()) {
        Optional<Fact> last = lastStart();
        check(verdict, started(fault.from(), last.map(fact -> fact.work().token()).orElse(0L)));
      } else if (fault.kind().stopsAll()) {
        check(verdict, started(fault.until(), 0));
      }
    }

    private void check(Verdict verdict, Optional<Fact> start) {
      verdict.require(start.isPresent(), () -> "never taken up: " + this);
      start.ifPresent(
          fact -> {
            long since = since(fact);
            long nanos = fact.nanos() - since;
            if (fault.kind().stopsAll() || lastStart().isPresent()) {
              verdict.tookOver(fault.kind(), nanos);
            }
            verdict.require(
                nanos < LIMIT, () -> "taken up after %d ms: %s".formatted(nanos / 1_000_000, this));
          });
    }

    /** Whoever took it up in between, and wrote nothing, was hit by a later fault. */
    private long since(Fact start) {
      boolean wasTakenUpBefore =
          lastStart().filter(last -> isAfterAnother(start.work(), last.work())).isPresent();
      Fault cause = wasTakenUpBefore ? matter.story().lastThatInterrupts(start.nanos()) : fault;
      return matter.story().couldBeTakenUpSince(cause, start.nanos()).orElse(cause.from());
    }

    private static boolean isAfterAnother(Work start, Work last) {
      return start.run() == last.run() && start.attempt() > last.attempt() + 1;
    }

    private Stream<Fact> facts() {
      return matter.executions().filter(fact -> fact.work().task().equals(duty.task()));
    }

    /** What the node of the fault was in the middle of, or had just ended. */
    private Optional<Fact> lastStart() {
      return facts()
          .filter(fact -> fact.accepted() && fact.is(Fact.Kind.STARTED))
          .filter(fact -> fact.nanos() <= fault.from())
          .reduce((older, newer) -> newer)
          .filter(fact -> fault.hits(fact.work().node()));
    }

    private Optional<Fact> started(long after, long token) {
      return facts()
          .filter(fact -> fact.accepted() && fact.is(Fact.Kind.STARTED))
          .filter(fact -> fact.nanos() > after && fact.work().token() > token)
          .findFirst();
    }

    @Override
    public String toString() {
      return "%s after %s".formatted(duty.task(), fault);
    }
  }
}
