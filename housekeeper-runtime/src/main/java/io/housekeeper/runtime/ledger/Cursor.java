package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far the fires of a task are accounted for.
 *
 * @param rev counts changes of the task; who has seen an older one may not claim
 * @param accountedTo every fire up to this instant has its entry
 * @param fence counts starts: the fencing token of the newest run
 * @param open the scheduled run whose end a fixed delay counts from; nothing is due before that
 */
public record Cursor(int rev, Instant accountedTo, long fence, OptionalLong open) {

  /** Where a task begins that is seen for the first time. */
  public static Cursor startingAt(Instant now) {
    return new Cursor(1, now, 0, OptionalLong.empty());
  }

  /** After entries up to an instant were written. */
  public Cursor movedTo(Instant instant) {
    return new Cursor(rev, instant, fence, open);
  }

  /** After one more start. */
  public Cursor fenced() {
    return new Cursor(rev, accountedTo, fence + 1, open);
  }

  /** Where nothing more is due before a run has ended. */
  public Cursor waitingFor(long run) {
    return new Cursor(rev, accountedTo, fence, OptionalLong.of(run));
  }

  /** Where the next delay counts from the end of the run that was waited for. */
  public Cursor resumedAt(Instant end) {
    return new Cursor(rev, later(end), fence, OptionalLong.empty());
  }

  /** After a change of the task at an instant. */
  public Cursor revisedAt(Instant now) {
    return new Cursor(rev + 1, later(now), fence, open);
  }

  /** Where fires are due again that had been accounted for. */
  public Cursor resetTo(Instant instant) {
    return new Cursor(rev + 1, instant, fence, OptionalLong.empty());
  }

  /** Where no end of a run is waited for. */
  public Cursor free() {
    return new Cursor(rev, accountedTo, fence, OptionalLong.empty());
  }

  /** A clock that went back does not make a fire due once more. */
  private Instant later(Instant instant) {
    return instant.isAfter(accountedTo) ? instant : accountedTo;
  }
}
