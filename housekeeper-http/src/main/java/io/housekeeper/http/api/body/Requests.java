package io.housekeeper.http.api.body;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is sent to have something done. */
public final class Requests {

  private Requests() {}

  /** A run is wanted. */
  public record RunWanted(
      @Words("Settings of this run only: those that are others")
          Optional<Map<String, Object>> settings,
      @Words("Whether it is only to say what it would do") Optional<Boolean> dryRun,
      @Words("Why") Optional<String> reason) {}

  /** Why something is done. */
  public record Why(@Words("Why") Optional<String> reason) {}

  /** Why something is done, and how long it is to last. */
  public record Reason(
      @Words("Why") Optional<String> reason,
      @Words("Until when; until it is taken back unless that is said") Optional<Instant> until) {}

  /** Something else is to hold. */
  public record Value(
      @Words("What is to hold") JsonNode value,
      @Words("Why") Optional<String> reason,
      @Words("Until when; until it is taken back unless that is said") Optional<Instant> until) {}

  /** What has failed is to be tried again. */
  public record FailedSince(
      @Words("Only of this task") Optional<String> task,
      @Words("Only what ended then or later") Instant since,
      @Words("Why") Optional<String> reason) {}

  /** Old runs are to be forgotten. */
  public record OlderThan(
      @Words("Only what ended longer ago than this, in milliseconds; an hour at least")
          Duration age,
      @Words("Why") Optional<String> reason) {}

  /** Fires are to be run once more. */
  public record Stretch(
      @Words("The instant after which they begin") Instant after,
      @Words("The instant up to which they go") Instant upTo,
      @Words("Why") Optional<String> reason) {}
}
