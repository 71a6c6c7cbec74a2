package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import io.housekeeper.dist.proof.LedgerRows.TaskRow;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each success of a task that another follows has one run that follows it, and no other has. */
final class OneFollowerEach implements Judge.Question {

  @Override
  public void ask(Matter matter, Verdict verdict) {
    for (Duty duty : Duty.values()) {
      duty.follows().ifPresent(leader -> check(matter.ledger(), duty, leader, verdict));
    }
  }

  private static void check(LedgerRows ledger, Duty duty, Duty leader, Verdict verdict) {
    Map<Long, Long> followers =
        of(ledger, duty)
            .map(entry -> entry.links().upstream())
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    of(ledger, leader)
        .filter(entry -> entry.outcome().is(LedgerRows.SUCCEEDED))
        .forEach(
            entry -> {
              long found = Optional.ofNullable(followers.remove(entry.id())).orElse(0L);
              verdict.require(
                  found == 1, () -> "%d runs of %s follow %s".formatted(found, duty.task(), entry));
            });
    verdict.require(
        followers.isEmpty(), () -> duty.task() + " follows what did not succeed: " + followers);
  }

  private static Stream<EntryRow> of(LedgerRows ledger, Duty duty) {
    return ledger.tasks().stream()
        .filter(task -> task.duty() == duty)
        .map((TaskRow task) -> ledger.of(task))
        .flatMap(entries -> entries.stream());
  }
}
