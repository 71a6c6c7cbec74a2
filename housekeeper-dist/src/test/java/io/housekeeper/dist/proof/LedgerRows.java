package io.housekeeper.dist.proof;

import java.util.List;
import java.util.Optional;

/**
 * The ledger as its tables say it, read by SQL. Times are milliseconds since the epoch, by the
 * ledger's clock.
 *
 * @param closedAt when the last node was asked to leave
 */
record LedgerRows(List<TaskRow> tasks, List<EntryRow> entries, List<NodeRow> nodes, long closedAt) {

  static final int SUCCEEDED = 1;
  static final int LOST = 5;
  static final int SKIPPED = 6;
  static final int MISSED = 7;

  /** In the order of their numbers, from 1 on. */
  private static final List<String> STATES =
      List.of("SUCCEEDED", "FAILED", "TIMED_OUT", "CANCELLED", "LOST", "SKIPPED", "MISSED");

  /**
   * A task.
   *
   * @param scope the node, where each has its own
   * @param firstSeen when its account begins
   */
  record TaskRow(int id, String name, String scope, long firstSeen, long accountedTo) {

    Duty duty() {
      return Duty.of(name);
    }

    @Override
    public String toString() {
      return scope.isEmpty() ? name : name + " on " + scope;
    }
  }

  /** A run, over or not. */
  record EntryRow(long id, int task, Span span, Outcome outcome, Links links) {

    @Override
    public String toString() {
      return "entry %d (%s, %s)".formatted(id, span, outcome);
    }
  }

  /**
   * Which fires it stands for.
   *
   * @param origin below 2 where it accounts for fires
   */
  record Span(int origin, long coversFrom, long fireAt, long fires) {

    boolean counts() {
      return origin < 2;
    }
  }

  /** How it ended, or stands. */
  record Outcome(int state, int why, long fence, long endedAt, String message) {

    boolean isOver() {
      return state < 10;
    }

    boolean is(int wanted) {
      return state == wanted;
    }

    String word() {
      return isOver() ? STATES.get(state - 1) : "not over";
    }
  }

  /** Which other runs it has to do with. */
  record Links(Optional<Long> blockedBy, Optional<Long> upstream) {}

  /**
   * An incarnation of a node.
   *
   * @param toldAt up to when listeners were told what it ended; the rest its heir or its next start
   *     tells
   */
  record NodeRow(String name, long joinedAt, Optional<Long> deadAt, long toldAt) {

    boolean isStillToTell(long endedAt) {
      return joinedAt <= endedAt && toldAt < endedAt;
    }

    boolean livesAt(long instant) {
      return joinedAt <= instant && deadAt.filter(death -> death <= instant).isEmpty();
    }
  }

  /** A run that only its own node could take up again, and that node has left. */
  boolean wentWithItsNode(EntryRow entry) {
    boolean isOneNodes =
        tasks.stream().anyMatch(task -> task.id() == entry.task() && task.duty().isOnEveryNode());
    return isOneNodes && entry.outcome().is(LOST) && !entry.outcome().message().isEmpty();
  }

  /** Whether somebody may still have to tell of an end, and knows it. */
  boolean isStillToBeTold(EntryRow entry) {
    return nodes.stream().anyMatch(node -> node.isStillToTell(entry.outcome().endedAt()));
  }

  List<EntryRow> of(TaskRow task) {
    return entries.stream().filter(entry -> entry.task() == task.id()).toList();
  }
}
