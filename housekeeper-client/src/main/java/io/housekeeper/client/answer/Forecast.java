package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.List;

/**
 * How many fires there will be in the next 24 hours.
 *
 * @param begin when the first minute begins
 * @param fires how many there are in each minute
 * @param busiest the minute that has the most; the first of them
 */
public record Forecast(Instant begin, List<Long> fires, Instant busiest) {}
