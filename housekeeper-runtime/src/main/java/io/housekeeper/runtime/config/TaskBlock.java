package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigObject;
import io.housekeeper.api.CatchUp;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of a task: of one that a plugin brings, or of one that is made of a type.
 *
 * @param formerly the name that the task had before, whose history it goes on with
 * @param settings of its type
 */
public record TaskBlock(
    Optional<String> type,
    Optional<String> formerly,
    Optional<ConfigObject> settings,
    Optional<Boolean> enabled,
    Optional<String> description,
    Optional<String> schedule,
    Optional<ZoneId> timezone,
    Optional<SkippedTime> skippedTime,
    Optional<RepeatedTime> repeatedTime,
    Optional<Duration> startupDelay,
    Optional<Duration> startupOncePer,
    Optional<Duration> timeout,
    Optional<Duration> overdueAfter,
    Optional<RetryBlock> retry,
    Optional<Overlap> overlap,
    Optional<CatchUpBlock> catchUp,
    Optional<Integer> restarts,
    Optional<Boolean> onEveryNode,
    Optional<List<String>> tags,
    Optional<String> owner,
    Optional<URI> runbook) {

  /** What replaces something of a task's retries. */
  public record RetryBlock(
      Optional<Integer> retries,
      Optional<Duration> first,
      Optional<Duration> longest,
      Optional<Boolean> jitter) {

    Map<String, Object> values() {
      return new JsonValues()
          .with("retries", retries)
          .with("first", first.map(Duration::toString))
          .with("longest", longest.map(Duration::toString))
          .with("jitter", jitter)
          .values();
    }
  }

  /** What replaces something of how a task makes up for what it has missed. */
  public record CatchUpBlock(
      Optional<CatchUp.Mode> mode,
      Optional<Duration> within,
      Optional<Integer> atMost,
      Optional<Duration> spread) {

    Map<String, Object> values() {
      return new JsonValues()
          .with("mode", mode.map(Enum::name))
          .with("within", within.map(Duration::toString))
          .with("at-most", atMost)
          .with("spread", spread.map(Duration::toString))
          .values();
    }
  }

  public TaskBlock {
    Demand.that(
        settings.isEmpty() || type.isPresent(),
        "settings are for tasks with a type; a coded task has none");
  }

  /** What it says in place of the code, by the names of the values: JSON. */
  public Map<String, String> values() {
    return new JsonValues()
        .with("description", description)
        .with("schedule", schedule)
        .with("timezone", timezone.map(ZoneId::getId))
        .with("skipped-time", skippedTime.map(Enum::name))
        .with("repeated-time", repeatedTime.map(Enum::name))
        .with("startup-delay", startupDelay.map(Duration::toString))
        .with("startup-once-per", startupOncePer.map(Duration::toString))
        .with("timeout", timeout.map(Duration::toString))
        .with("overdue-after", overdueAfter.map(Duration::toString))
        .with("retry", retry.map(RetryBlock::values))
        .with("overlap", overlap.map(Enum::name))
        .with("catch-up", catchUp.map(CatchUpBlock::values))
        .with("restarts", restarts)
        .with("on-every-node", onEveryNode)
        .with("disabled", enabled.map(yes -> !yes))
        .with("tags", tags)
        .with("owner", owner)
        .with("runbook", runbook.map(URI::toString))
        .texts();
  }
}
