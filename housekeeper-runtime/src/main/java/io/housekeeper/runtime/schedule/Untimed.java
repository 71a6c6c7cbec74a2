package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.util.Optional;

/** A schedule that no instant makes due. */
public sealed interface Untimed extends Schedule permits AfterTask, OnStartup, Manual {

  @Override
  default Optional<Instant> next(Instant after) {
    return Optional.empty();
  }

  @Override
  default Optional<Instant> latest(Instant after, Instant upTo) {
    return Optional.empty();
  }

  @Override
  default long count(Instant after, Instant upTo) {
    return 0;
  }
}
