package io.housekeeper.client.answer;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something takes, within 19 percent.
 *
 * @param p50 half of them take no longer
 * @param p95 19 of 20 take no longer
 */
public record Quantiles(Optional<Duration> p50, Optional<Duration> p95) {}
