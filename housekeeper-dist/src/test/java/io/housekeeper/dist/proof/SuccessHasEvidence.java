package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledger calls a success has come to its end, under the token that the ledger names. */
final class SuccessHasEvidence implements Judge.Question {

  private record End(long run, long token) {}

  @Override
  public void ask(Matter matter, Verdict verdict) {
    Set<End> ends =
        matter
            .facts(Fact.Kind.DONE)
            .filter(Fact::accepted)
            .map(fact -> new End(fact.work().run(), fact.work().token()))
            .collect(Collectors.toSet());
    for (EntryRow entry : matter.ledger().entries()) {
      if (entry.outcome().is(LedgerRows.SUCCEEDED)) {
        End end = new End(entry.id(), entry.outcome().fence());
        verdict.require(ends.contains(end), () -> "no evidence of the success of " + entry);
        verdict.count("successes", 1);
      }
    }
  }
}
