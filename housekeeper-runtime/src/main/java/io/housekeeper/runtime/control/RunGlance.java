package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import java.time.Duration;
import java.util.Optional;

/**
 * As much of a run as is needed to draw it among thousands.
 *
 * @param took how long, if it is over and was begun
 */
public record RunGlance(State state, Optional<Duration> took) {}
