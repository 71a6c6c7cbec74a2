package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import io.housekeeper.dist.proof.LedgerRows.Outcome;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No run is given up or fails by a fault, and what did not run says why. What is to run on each
 * node ends with its node: nobody else may take it up.
 */
final class NothingUnexplained implements Judge.Question {

  private static final int OVERLAP = 21;

  @Override
  public void ask(Matter matter, Verdict verdict) {
    Set<Long> known =
        matter.ledger().entries().stream().map(EntryRow::id).collect(Collectors.toSet());
    for (EntryRow entry : matter.ledger().entries()) {
      Outcome outcome = entry.outcome();
      boolean ran = outcome.is(LedgerRows.SUCCEEDED) || !outcome.isOver();
      boolean didNotRun = outcome.is(LedgerRows.SKIPPED) || outcome.is(LedgerRows.MISSED);
      boolean wentWithItsNode = matter.ledger().wentWithItsNode(entry);
      verdict.require(ran || didNotRun || wentWithItsNode, () -> "lost: " + entry);
      verdict.count("went with their node", wentWithItsNode ? 1 : 0);
      verdict.require(!didNotRun || outcome.why() > 0, () -> "no reason in " + entry);
      boolean namesIt = entry.links().blockedBy().filter(known::contains).isPresent();
      verdict.require(
          outcome.why() != OVERLAP || namesIt, () -> "nothing was in the way of " + entry);
      verdict.count("entries", 1);
    }
  }
}
