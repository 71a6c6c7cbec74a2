package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.util.Optional;

/** A schedule whose fires are known in advance, whatever happens to the runs. */
public sealed interface Timetable extends Schedule permits CronSchedule, FixedRate, OneTime {

  /** The last fire at or before an instant. */
  Optional<Instant> previous(Instant atOrBefore);

  @Override
  default Optional<Instant> latest(Instant after, Instant upTo) {
    return previous(upTo).filter(fire -> fire.isAfter(after));
  }
}
