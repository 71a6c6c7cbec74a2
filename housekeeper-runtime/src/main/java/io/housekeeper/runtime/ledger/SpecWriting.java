package io.housekeeper.runtime.ledger;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;

/**
 * Specifications into text, without what is needed to read one: a start at which nothing has
 * changed reads none.
 */
final class SpecWriting {

  private SpecWriting() {}

  /** The specification as text; equal specifications have equal texts. */
  static String write(TaskSpec spec) {
    JsonObject json = JsonObject.begin();
    json.put("name", spec.name());
    json.put("description", spec.description());
    writeTimes(json, spec);
    writePolicies(json, spec);
    writeMarks(json, spec);
    json.end();
    return json.toString();
  }

  private static void writeTimes(JsonObject json, TaskSpec spec) {
    json.put("schedule", spec.schedule());
    spec.zone().ifPresent(zone -> json.put("timezone", zone.getId()));
    json.put("skipped-time", spec.skippedTime().name());
    json.put("repeated-time", spec.repeatedTime().name());
    spec.startupDelay().ifPresent(delay -> json.put("startup-delay", delay.toString()));
    spec.startupOncePer().ifPresent(period -> json.put("startup-once-per", period.toString()));
    json.put("timeout", spec.timeout().toString());
    spec.overdueAfter().ifPresent(limit -> json.put("overdue-after", limit.toString()));
  }

  private static void writePolicies(JsonObject json, TaskSpec spec) {
    Retry retry = spec.retry();
    JsonObject again = json.begin("retry");
    again.put("retries", retry.retries());
    again.put("first", retry.firstDelay().toString());
    if (!isFixed(retry)) {
      again.put("longest", retry.longestDelay().toString());
    }
    again.put("jitter", retry.jitter() > 0);
    again.end();
    json.put("overlap", spec.overlap().name());
    CatchUp catchUp = spec.catchUp();
    JsonObject late = json.begin("catch-up");
    late.put("mode", catchUp.mode().name());
    late.put("within", catchUp.within().toString());
    late.put("at-most", catchUp.atMost());
    late.put("spread", catchUp.spread().toString());
    late.end();
    json.put("restarts", spec.restarts());
  }

  /** Whoever replaces the delay of such a one means every delay. */
  private static boolean isFixed(Retry retry) {
    return retry.jitter() == 0 && retry.firstDelay().equals(retry.longestDelay());
  }

  private static void writeMarks(JsonObject json, TaskSpec spec) {
    json.put("on-every-node", spec.everyNode());
    json.put("disabled", spec.disabled());
    json.put("supports-dry-run", spec.dryRunSupported());
    json.put("tags", spec.tags());
    json.put("owner", spec.owner());
    spec.runbook().ifPresent(url -> json.put("runbook", url.toString()));
  }
}
