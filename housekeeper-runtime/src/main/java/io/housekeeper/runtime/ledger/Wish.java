package io.housekeeper.runtime.ledger;

import java.util.Optional;

/**
 * How a run is to be that somebody asks for.
 *
 * @param retryOf the run that is tried again
 * @param settings of this run only: a JSON object, or empty
 * @param dryRun whether it is only to say what it would do
 */
public record Wish(Optional<Long> retryOf, String settings, boolean dryRun) {

  /** As always. */
  public static final Wish NONE = new Wish(Optional.empty(), "", false);

  public static Wish with(String settings) {
    return new Wish(NONE.retryOf, settings, false);
  }

  /** The same, but only to say what it would do. */
  public Wish dry() {
    return new Wish(retryOf, settings, true);
  }

  /** The same, as another try of a run. */
  public Wish retryOf(long run) {
    return new Wish(Optional.of(run), settings, dryRun);
  }
}
