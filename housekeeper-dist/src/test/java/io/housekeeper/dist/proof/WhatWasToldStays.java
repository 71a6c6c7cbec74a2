package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An end that a listener was told of is in the ledger as it was told, and of each end that is in
 * the ledger one was told, or a node's mark says that it is still to be told.
 */
final class WhatWasToldStays implements Judge.Question {

  @Override
  public void ask(Matter matter, Verdict verdict) {
    Map<Long, EntryRow> entries =
        matter.ledger().entries().stream()
            .collect(Collectors.toMap(EntryRow::id, Function.identity(), (one, other) -> one));
    Set<Long> told = new HashSet<>();
    matter
        .facts(Fact.Kind.TOLD)
        .forEach(
            fact -> {
              EntryRow entry = entries.get(fact.work().run());
              verdict.require(
                  entry != null && entry.outcome().word().equals(fact.said()),
                  () -> "acknowledged and gone: %s, but %s".formatted(fact, entry));
              verdict.count("told", 1);
              verdict.count("told again", told.add(fact.work().run()) ? 0 : 1);
            });
    entries.values().stream()
        .filter(entry -> entry.outcome().is(LedgerRows.SUCCEEDED))
        .filter(entry -> !matter.ledger().isStillToBeTold(entry))
        .forEach(
            entry ->
                verdict.require(told.contains(entry.id()), () -> "nobody was told of " + entry));
  }
}
