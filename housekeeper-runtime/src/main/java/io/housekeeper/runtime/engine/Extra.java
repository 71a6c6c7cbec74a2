package io.housekeeper.runtime.engine;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the ledger keeps of a run beside its columns, as a JSON object.
 *
 * @param dryRun whether the run is only to say what it would do
 * @param counts what it counted
 */
public record Extra(boolean dryRun, Map<String, Long> counts) {

  private static final JsonMapper JSON = new JsonMapper();

  /** What {@link #text} wrote. */
  public static Extra of(String text) {
    if (text.isEmpty()) {
      return new Extra(false, Map.of());
    }
    JsonNode node = JSON.readTree(text);
    Map<String, Long> counts = new TreeMap<>();
    node.path("counts").forEachEntry((name, count) -> counts.put(name, count.asLong()));
    return new Extra(node.path("dry-run").asBoolean(false), counts);
  }

  String text() {
    if (!dryRun && counts.isEmpty()) {
      return "";
    }
    ObjectNode node = JSON.createObjectNode();
    if (dryRun) {
      node.put("dry-run", true);
    }
    if (!counts.isEmpty()) {
      ObjectNode inner = node.putObject("counts");
      new TreeMap<>(counts).forEach(inner::put);
    }
    return node.toString();
  }
}
