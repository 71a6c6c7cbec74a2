package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.form.Inputs;
import io.housekeeper.http.page.form.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What of a task can be something else than file and code say, and how that is typed. */
final class Overridable {

  private static final String SPAN = "{'type':'string','format':'duration'}";

  private static final Map<String, String> SCHEMAS = schemas();

  private Overridable() {}

  private static Map<String, String> schemas() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "schedule",
        "{'type':'string','description':'a cron pattern such as 0 3 * * *, every 5m, every 5m after"
            + " completion, at 2027-01-01T00:00:00Z, after another-task, or manual'}");
    all.put(
        "timezone", "{'type':'string','description':'a time zone such as Europe/Berlin, or UTC'}");
    all.put("skipped-time", choice("NEXT_VALID", "SHIFT", "SKIP"));
    all.put("repeated-time", choice("FIRST", "LAST", "BOTH"));
    all.put("disabled", "{'type':'boolean'}");
    all.put("timeout", SPAN);
    all.put("overdue-after", SPAN);
    all.put(
        "retry",
        "{'properties':{'retries':{'type':'integer'},'first':%s,'longest':%s,'jitter':{'type':'boolean'}}}"
            .formatted(SPAN, SPAN));
    all.put("overlap", choice("SKIP", "QUEUE", "ALLOW", "REPLACE"));
    all.put(
        "catch-up",
        "{'properties':{'mode':%s,'within':%s,'at-most':{'type':'integer'},'spread':%s}}"
            .formatted(choice("NONE", "LATEST", "ALL"), SPAN, SPAN));
    all.put("restarts", "{'type':'integer'}");
    return all;
  }

  private static String choice(String... words) {
    return "{'type':'string','enum':['" + String.join("','", words) + "']}";
  }

  static Stream<String> fields() {
    return SCHEMAS.keySet().stream();
  }

  static boolean isOne(String field) {
    return SCHEMAS.containsKey(field);
  }

  /**
   * Where a value is typed.
   *
   * @param now what holds, as JSON; nothing if nothing does
   */
  static List<Input> inputs(String field, Optional<String> now) {
    String schema =
        "{'required':['%s'],'properties':{'%s':%s}}"
            .formatted(field, field, Optional.ofNullable(SCHEMAS.get(field)).orElseThrow());
    return Inputs.of(
        schema.replace('\'', '"'),
        now.map(json -> "{\"%s\":%s}".formatted(field, json)).orElse("{}"));
  }

  /**
   * What was typed.
   *
   * @return JSON; nothing if nothing was
   */
  static Optional<String> typed(String field, List<Input> inputs) {
    ObjectNode all = Typed.all(inputs);
    return all.optional(field).map(Object::toString);
  }
}
