package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a node writes in one transaction.
 *
 * @param asOf the instant that the node takes for now: nothing that is due later is claimed, also
 *     if the database's clock has jumped ahead
 * @param finishes runs of its that ended, or attempts
 * @param take how many waiting runs it has room for, beside the claims
 * @param claims tasks whose fires it wants to run
 */
public record Batch(Instant asOf, List<Finish> finishes, int take, List<Claim> claims) {

  public Batch {
    // In whole milliseconds, as the ledger keeps times: fires may be accounted for up to it.
    asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    finishes = List.copyOf(finishes);
    claims = List.copyOf(claims);
  }

  /** Whether it records ends, and starts nothing. */
  public boolean isOfEnds() {
    return !finishes.isEmpty() && take == 0 && claims.isEmpty();
  }

  /**
   * A node wants to run what is due of a task.
   *
   * @param rev the change of the task that the node has seen
   */
  public record Claim(int task, int rev) {}
}
