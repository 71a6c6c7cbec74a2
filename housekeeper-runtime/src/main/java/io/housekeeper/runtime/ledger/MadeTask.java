package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task that somebody makes of a type while nodes run, or other settings for one that a file has.
 *
 * @param spec values of its specification by their names in the configuration file: JSON
 */
public record MadeTask(String name, Typed typed, Map<String, String> spec) {

  private static final JsonMapper JSON = new JsonMapper();

  /** So much of it is kept with each change. */
  private static final int LONGEST = 100_000;

  public MadeTask {
    spec = Collections.unmodifiableMap(new TreeMap<>(spec));
  }

  /** The text of the schedule among values of a specification, if there is one. */
  public static Optional<String> schedule(Map<String, String> spec) {
    return Optional.ofNullable(spec.get("schedule"))
        .map(MadeTask::tree)
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException("a value is no JSON", noJson);
    }
  }

  /** What {@link #specText} wrote. */
  public static Map<String, String> readSpec(String text) {
    Map<String, String> spec = new TreeMap<>();
    JSON.readTree(text)
        .properties()
        .forEach(value -> spec.put(value.getKey(), value.getValue().toString()));
    return spec;
  }

  /** The values of its specification, as the ledger keeps them: a JSON object. */
  public String specText() {
    return values().toString();
  }

  private ObjectNode values() {
    ObjectNode node = JSON.createObjectNode();
    spec.forEach((field, value) -> node.set(field, JSON.readTree(value)));
    return node;
  }

  /** All of it but its name, as one JSON object. */
  public String text() {
    ObjectNode node = JSON.createObjectNode().put("type", typed.type());
    node.set("settings", JSON.readTree(typed.settings()));
    node.set("spec", values());
    return node.toString();
  }

  /**
   * The same as it is kept. Whether there is such a type, and whether it has such settings, only
   * those know who have it.
   *
   * @throws IllegalArgumentException with a sentence, if no task can be like that
   */
  public MadeTask checked() {
    String specification = SpecText.write(TaskSpec.named(name).build());
    for (Map.Entry<String, String> value : spec.entrySet()) {
      specification = SpecText.configured(specification, value.getKey(), value.getValue());
    }
    if (typed.type().isBlank()) {
      throw new IllegalArgumentException("task '%s' needs a type".formatted(name));
    }
    Typed clean = new Typed(clean(typed.type()), clean(settings().toString()));
    MadeTask checked = new MadeTask(name, clean, readSpec(clean(specText())));
    int length = checked.text().length();
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "what task '%s' is made of may have %,d characters, and has %,d"
              .formatted(name, LONGEST, length));
    }
    return checked;
  }

  private static String clean(String text) {
    return CleanText.of(text, Integer.MAX_VALUE);
  }

  /** Whatever else they are is not repeated: a secret may have gone astray there. */
  private JsonNode settings() {
    try {
      JsonNode node = JSON.readTree(typed.settings());
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException(
          "the settings of task '%s' must be a JSON object; they are no JSON".formatted(name),
          noJson);
    }
    throw new IllegalArgumentException(
        "the settings of task '%s' must be a JSON object; they are another value".formatted(name));
  }
}
