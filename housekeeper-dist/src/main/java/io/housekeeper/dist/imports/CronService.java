package io.housekeeper.dist.imports;

import com.typesafe.config.ConfigUtil;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The value of {@code cron_service}: a port, and tasks with a cron expression each.
 *
 * @param text a configuration that says the same
 * @param problems what cannot be taken over, a sentence each
 */
record CronService(String text, List<String> problems) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads it. */
  static CronService read(String json, ZoneId zone) {
    Reading reading = new Reading(zone);
    try {
      reading.read(JSON.readTree(json));
    } catch (JacksonException noJson) {
      reading.problems.add("it is no JSON: " + noJson.getOriginalMessage());
    }
    return new CronService(reading.text.toString(), List.copyOf(reading.problems));
  }

  private static final class Reading {

    private static final int HIGHEST_PORT = 65_535;

    private final StringBuilder text = new StringBuilder();
    private final List<String> problems = new ArrayList<>();
    private final ZoneId zone;

    private Reading(ZoneId zone) {
      this.zone = zone;
    }

    private void read(JsonNode root) {
      root.optional("port").ifPresent(this::port);
      JsonNode tasks = root.path("tasks");
      if (!tasks.isObject()) {
        problems.add("it has no object \"tasks\"");
        return;
      }
      text.append("tasks {\n");
      for (Map.Entry<String, JsonNode> one : tasks.properties()) {
        task(one.getKey(), one.getValue());
      }
      text.append("}\n");
    }

    private void port(JsonNode port) {
      if (port.isInt() && port.asInt() > 0 && port.asInt() <= HIGHEST_PORT) {
        text.append("http.port = ").append(port.asInt()).append("\n\n");
      } else {
        problems.add(
            "port must be a whole number up to %d, and was %s".formatted(HIGHEST_PORT, port));
      }
    }

    private void task(String name, JsonNode task) {
      JsonNode cron = task.path("cronExpression");
      JsonNode enabled = task.path("enabled");
      if (!cron.isString() || !(enabled.isMissingNode() || enabled.isBoolean())) {
        problems.add(
            "tasks.%s must have a text \"cronExpression\" and true or false for \"enabled\""
                .formatted(name));
        return;
      }
      try {
        TaskSpec spec = TaskSpec.named(name).schedule(cron.asString()).build();
        Schedule schedule =
            new ScheduleReader(variable -> Optional.empty())
                .read(spec.schedule(), ScheduleRules.of(spec, zone));
        block(name, schedule, enabled.asBoolean(true));
      } catch (IllegalArgumentException no) {
        problems.add("tasks.%s cannot be: %s".formatted(name, no.getMessage()));
      }
    }

    private void block(String name, Schedule schedule, boolean enabled) {
      text.append(
          """
            # %s
            %s { enabled = %s, schedule = %s }
          """
              .formatted(
                  schedule.description(),
                  ConfigUtil.joinPath(name),
                  enabled ? "yes" : "no",
                  ConfigUtil.quoteString(schedule.text())));
    }
  }
}
