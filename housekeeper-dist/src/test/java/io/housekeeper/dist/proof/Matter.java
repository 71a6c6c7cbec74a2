package io.housekeeper.dist.proof;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All that the judge has to look at. */
record Matter(LedgerRows ledger, List<Fact> evidence, Story story) {

  Matter {
    evidence = List.copyOf(evidence);
  }

  /** The evidence of one kind. */
  Stream<Fact> facts(Fact.Kind kind) {
    return evidence.stream().filter(fact -> fact.is(kind));
  }

  /** The evidence that the store did not refuse, where no two may be at once. */
  Stream<Fact> ofExclusive() {
    Predicate<Fact> exclusive = fact -> Duty.of(fact.work().task()).isExclusive();
    return evidence.stream().filter(exclusive).filter(fact -> !fact.is(Fact.Kind.TOLD));
  }
}
