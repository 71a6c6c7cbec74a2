package io.housekeeper.http.page.made;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.http.page.form.Lengths;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of a specification that the form asks for, as texts in its fields. Others that a task
 * has stay as they are.
 */
final class Values {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String TIMEOUT = "timeout";
  private static final String RETRY = "retry";
  private static final String RETRIES = "retries";
  private static final String TAGS = "tags";
  private static final String DISABLED = "disabled";
  private static final String OVERLAP = "overlap";

  /** Those that are texts. */
  private static final List<String> TEXTS =
      List.of("description", "schedule", "timezone", "owner", "runbook");

  private Values() {}

  /** The fields. */
  static List<String> names() {
    return Stream.concat(TEXTS.stream(), Stream.of(OVERLAP, TAGS, DISABLED, RETRIES, TIMEOUT))
        .toList();
  }

  /** What can be chosen for runs that overlap. */
  static List<String> overlaps() {
    return Stream.of(Overlap.values()).map(Overlap::name).toList();
  }

  /** What stands in the fields, of a task that has these values. */
  static Map<String, String> fields(Map<String, String> spec) {
    Map<String, String> fields = new LinkedHashMap<>();
    spec.forEach(
        (field, json) -> {
          JsonNode value = JSON.readTree(json);
          switch (field) {
            case TIMEOUT -> fields.put(TIMEOUT, Lengths.shown(value.asString()));
            case RETRY -> fields.put(RETRIES, value.path(RETRIES).asString(""));
            case TAGS ->
                fields.put(
                    TAGS, String.join(", ", value.valueStream().map(JsonNode::asString).toList()));
            default -> fields.put(field, value.asString(""));
          }
        });
    return fields;
  }

  /**
   * What a form says, as JSON.
   *
   * @param before what the task has
   */
  static Map<String, String> read(Request request, Map<String, String> before) {
    Map<String, String> spec = new TreeMap<>(before);
    for (String field : TEXTS) {
      put(spec, field, request.field(field).map(String::strip).map(Json::write));
    }
    put(spec, OVERLAP, request.field(OVERLAP).map(Json::write));
    put(spec, TAGS, request.field(TAGS).map(Values::tags).map(Json::write));
    put(spec, DISABLED, request.field(DISABLED).map(said -> "true"));
    put(spec, RETRY, retry(request, before));
    put(spec, TIMEOUT, Lengths.of(request, TIMEOUT).map(Duration::toString).map(Json::write));
    return spec;
  }

  private static void put(Map<String, String> spec, String field, Optional<String> json) {
    json.ifPresentOrElse(value -> spec.put(field, value), () -> spec.remove(field));
  }

  private static List<String> tags(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  /** How often; of how fast the form says nothing. */
  private static Optional<String> retry(Request request, Map<String, String> before) {
    return request
        .field(RETRIES)
        .map(
            text -> {
              if (!text.strip().matches("\\d{1,4}")) {
                throw Problem.of(422, "retries must be a whole number, and was '" + text + "'");
              }
              JsonNode was = JSON.readTree(before.getOrDefault(RETRY, "{}"));
              ObjectNode retry = was.isObject() ? (ObjectNode) was : JSON.createObjectNode();
              return retry.put(RETRIES, Integer.parseInt(text.strip())).toString();
            });
  }
}
