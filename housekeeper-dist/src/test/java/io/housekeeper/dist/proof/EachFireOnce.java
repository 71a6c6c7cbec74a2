package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import io.housekeeper.dist.proof.LedgerRows.Span;
import io.housekeeper.dist.proof.LedgerRows.TaskRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Each fire of the period is covered by one entry, which says right how many fires it covers. */
final class EachFireOnce implements Judge.Question {

  /** How long what is due may wait for its entry at the end of the proof. */
  private static final long SOON = 15_000;

  /** The same where a run may hold up the account for a minute, and then for its own end. */
  private static final long LATE = 65_000;

  /** A node's own account begins so long after its join at the latest. */
  private static final long REGISTERED = 5_000;

  private static final int NODE_LEFT = 35;

  @Override
  public void ask(Matter matter, Verdict verdict) {
    matter.ledger().tasks().stream()
        .filter(task -> task.duty().isByTheClock())
        .forEach(task -> new Account(task, matter.ledger(), verdict).check());
    for (Duty duty : Duty.values()) {
      verdict.require(
          matter.ledger().tasks().stream().anyMatch(task -> task.duty() == duty),
          () -> "no account of " + duty.task());
    }
  }

  /** The entries of one task. */
  private record Account(TaskRow task, LedgerRows ledger, Verdict verdict) {

    void check() {
      List<EntryRow> entries =
          ledger.of(task).stream().filter(entry -> entry.span().counts()).toList();
      long end = task.firstSeen();
      for (EntryRow entry : entries) {
        check(entry, end);
        end = entry.span().fireAt();
      }
      requireNone(end, task.accountedTo(), "before " + Instant.ofEpochMilli(task.accountedTo()));
      checkOpen(Math.max(end, task.accountedTo()));
    }

    private void check(EntryRow entry, long before) {
      Span span = entry.span();
      verdict.require(
          span.coversFrom() >= before,
          () -> "doubled: fires before %s and in %s".formatted(entry, task));
      requireNone(before, span.coversFrom(), "before " + entry);
      long due = task.duty().fires(span.coversFrom(), span.fireAt());
      verdict.require(
          due == span.fires(),
          () ->
              "%d fires are due in %s of %s, it says %d".formatted(due, entry, task, span.fires()));
      verdict.count("fires", span.fires());
      verdict.count("fires " + entry.outcome().word(), span.fires());
    }

    /** Nothing was due there, or nobody was there for whom it was. */
    private void requireNone(long after, long upTo, String where) {
      long lost = task.duty().fires(after, upTo);
      verdict.require(
          lost == 0 || isOfNobody(after, upTo),
          () -> "lost: %d fires of %s without an entry %s".formatted(lost, task, where));
    }

    /** A node's own fires are due only while the node lives. */
    private boolean isOfNobody(long after, long upTo) {
      return !task.scope().isEmpty()
          && fires(after, upTo).noneMatch(instant -> hasItsNode(instant, upTo));
    }

    private LongStream fires(long after, long upTo) {
      return LongStream.rangeClosed(after / 1_000 + 1, upTo / 1_000)
          .map(second -> second * 1_000)
          .filter(instant -> task.duty().fires(instant - 1, instant) == 1);
    }

    /** A node that has joined has its own tasks a moment later, when it has registered them. */
    private boolean hasItsNode(long instant, long upTo) {
      return ledger.nodes().stream()
          .filter(node -> node.name().equals(task.scope()) && node.livesAt(instant))
          .anyMatch(node -> upTo - node.joinedAt() > REGISTERED);
    }

    private void checkOpen(long end) {
      boolean closed =
          ledger.of(task).stream()
              .anyMatch(
                  entry -> entry.outcome().why() == NODE_LEFT && entry.span().fireAt() == end);
      long patience = task.duty().isSoonDone() ? SOON : LATE;
      verdict.require(
          closed || task.duty().fires(end, ledger.closedAt() - patience) == 0,
          () ->
              "lost: %s is accounted for up to %s only".formatted(task, Instant.ofEpochMilli(end)));
    }
  }
}
