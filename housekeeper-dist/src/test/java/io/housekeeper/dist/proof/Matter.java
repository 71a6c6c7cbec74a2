package io.housekeeper.dist.proof;

import java.util.List;
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

  /** The evidence of code that was run, also what the store refused. */
  Stream<Fact> executions() {
    return evidence.stream().filter(fact -> !fact.is(Fact.Kind.TOLD));
  }
}
