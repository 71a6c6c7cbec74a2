package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigObject;
import io.housekeeper.api.CatchUp;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

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

    private Map<String, Object> values() {
      Said said = new Said();
      said.put("retries", retries);
      said.put("first", first.map(Duration::toString));
      said.put("longest", longest.map(Duration::toString));
      said.put("jitter", jitter);
      return said.values;
    }
  }

  /** What replaces something of how a task makes up for what it has missed. */
  public record CatchUpBlock(
      Optional<CatchUp.Mode> mode,
      Optional<Duration> within,
      Optional<Integer> atMost,
      Optional<Duration> spread) {

    private Map<String, Object> values() {
      Said said = new Said();
      said.put("mode", mode.map(Enum::name));
      said.put("within", within.map(Duration::toString));
      said.put("at-most", atMost);
      said.put("spread", spread.map(Duration::toString));
      return said.values;
    }
  }

  public TaskBlock {
    Demand.that(
        settings.isEmpty() || type.isPresent(),
        "settings are for tasks with a type; a coded task has none");
  }

  /** What it says in place of the code, by the names of the values: JSON. */
  public Map<String, String> values() {
    Said said = new Said();
    said.put("description", description);
    said.put("schedule", schedule);
    said.put("timezone", timezone.map(ZoneId::getId));
    said.put("skipped-time", skippedTime.map(Enum::name));
    said.put("repeated-time", repeatedTime.map(Enum::name));
    said.put("startup-delay", startupDelay.map(Duration::toString));
    said.put("startup-once-per", startupOncePer.map(Duration::toString));
    said.put("timeout", timeout.map(Duration::toString));
    said.put("overdue-after", overdueAfter.map(Duration::toString));
    said.put("retry", retry.map(RetryBlock::values));
    said.put("overlap", overlap.map(Enum::name));
    said.put("catch-up", catchUp.map(CatchUpBlock::values));
    said.put("restarts", restarts);
    said.put("on-every-node", onEveryNode);
    said.put("disabled", enabled.map(yes -> !yes));
    said.put("tags", tags);
    said.put("owner", owner);
    said.put("runbook", runbook.map(URI::toString));
    return said.asJson();
  }

  /** Collects what is there. */
  private static final class Said {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    private void put(String field, Optional<?> value) {
      value.ifPresent(it -> values.put(field, it));
    }

    private Map<String, String> asJson() {
      Map<String, String> texts = new LinkedHashMap<>();
      values.forEach((field, value) -> texts.put(field, JSON.writeValueAsString(value)));
      return texts;
    }
  }
}
