package io.housekeeper.runtime.ledger;

import java.util.OptionalLong;

/**
 * What a run has to do with others.
 *
 * @param upstream the run whose end made this one due
 * @param blockedBy the run that was in the way
 * @param retryOf the run that somebody asked to try again
 * @param backfill the request for past fires that it belongs to
 */
public record Links(
    OptionalLong upstream, OptionalLong blockedBy, OptionalLong retryOf, OptionalLong backfill) {

  /** Nothing. */
  public static final Links NONE =
      new Links(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public static Links after(long upstream) {
    return new Links(OptionalLong.of(upstream), NONE.blockedBy, NONE.retryOf, NONE.backfill);
  }

  public static Links blockedBy(long run) {
    return new Links(NONE.upstream, OptionalLong.of(run), NONE.retryOf, NONE.backfill);
  }

  public static Links retryOf(long run) {
    return new Links(NONE.upstream, NONE.blockedBy, OptionalLong.of(run), NONE.backfill);
  }

  public static Links backfill(long request) {
    return new Links(NONE.upstream, NONE.blockedBy, NONE.retryOf, OptionalLong.of(request));
  }
}
