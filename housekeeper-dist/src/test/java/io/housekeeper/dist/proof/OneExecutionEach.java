package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * No attempt starts twice, none of a run that has succeeded, none of a run that the ledger does not
 * know; and a further attempt has a reason: the one before threw, or a fault took it away.
 */
final class OneExecutionEach implements Judge.Question {

  @Override
  public void ask(Matter matter, Verdict verdict) {
    Set<Long> known =
        matter.ledger().entries().stream().map(EntryRow::id).collect(Collectors.toSet());
    Map<Long, Fact> newest = new HashMap<>();
    Set<Long> told = new HashSet<>();
    for (Fact fact : matter.evidence()) {
      long run = fact.work().run();
      verdict.require(known.contains(run), () -> "the ledger does not know the run of " + fact);
      if (fact.is(Fact.Kind.TOLD)) {
        told.add(run);
      } else if (fact.is(Fact.Kind.STARTED) && fact.accepted()) {
        verdict.require(!told.contains(run), () -> "doubled: ran again after its end, " + fact);
        check(matter, newest.get(run), fact, verdict);
      }
      if (!fact.is(Fact.Kind.TOLD) && fact.accepted()) {
        newest.put(run, fact);
      }
    }
  }

  private static void check(Matter matter, @Nullable Fact before, Fact fact, Verdict verdict) {
    verdict.count("executions", 1);
    if (before == null) {
      return;
    }
    verdict.count("repeated by a fault", before.is(Fact.Kind.LEFT) ? 0 : 1);
    verdict.require(
        fact.work().attempt() > before.work().attempt(),
        () -> "doubled: the same attempt, %s after %s".formatted(fact, before));
    verdict.require(
        before.is(Fact.Kind.LEFT)
            || matter.story().explains(before.work().node(), before.nanos(), fact.nanos()),
        () -> "doubled: again without a reason, %s after %s".formatted(fact, before));
  }
}
