package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.SpecText;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a configuration says of tasks.
 *
 * @param zone of those that name none
 * @param file in place of their code, by their names: JSON by the names of the values
 * @param defaults for those that say nothing themselves: JSON by the names of the values
 * @param formerly the names that tasks had before, by those that they have now
 */
public record TaskSettings(
    ZoneId zone,
    Map<String, Map<String, String>> file,
    Map<String, String> defaults,
    Map<String, String> formerly) {

  public TaskSettings {
    Map<String, Map<String, String>> copy = new HashMap<>();
    file.forEach((task, values) -> copy.put(task, Map.copyOf(values)));
    file = Map.copyOf(copy);
    defaults = Map.copyOf(defaults);
    formerly = Map.copyOf(formerly);
  }

  /** As is usual, in a zone. */
  public static TaskSettings in(ZoneId zone) {
    return new TaskSettings(zone, Map.of(), Map.of(), Map.of());
  }

  /**
   * A specification with what is said of its task, if anything is.
   *
   * @throws IllegalArgumentException with a sentence, if the task cannot be that
   */
  Optional<TaskSpec> applied(TaskSpec spec) {
    Map<String, String> said = new TreeMap<>(defaults);
    if (!defaults.isEmpty()) {
      said.keySet().retainAll(SpecText.usual(spec, defaults.keySet()));
    }
    said.putAll(file.getOrDefault(spec.name(), Map.of()));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    String text = SpecText.write(spec);
    for (Map.Entry<String, String> value : said.entrySet()) {
      text = SpecText.configured(text, value.getKey(), value.getValue());
    }
    return Optional.of(SpecText.read(text));
  }
}
