package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule means.
 *
 * @param text with {@code H} replaced by what it stands for
 * @param description the same in words
 * @param zone whose clock counts
 * @param from the instant after which the fires come
 * @param fires the next ones
 * @param clockChanges what the next two changes of the clock do to it
 */
public record ScheduleMeaning(
    String text,
    String description,
    String zone,
    Instant from,
    List<Fire> fires,
    List<ClockChange> clockChanges) {

  /**
   * A fire.
   *
   * @param moved what a change of the clock did to it, in words
   */
  public record Fire(Instant at, Optional<String> moved) {}

  /**
   * A change of the clock.
   *
   * @param skips whether local times are skipped; otherwise they come twice
   * @param fires how many of those times the schedule asks for
   * @param description what it does, in words
   */
  public record ClockChange(Instant at, boolean skips, long fires, String description) {}
}
