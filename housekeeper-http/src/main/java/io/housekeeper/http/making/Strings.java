package io.housekeeper.http.making;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Goes through all texts in what JSON has.
 *
 * @param each is told of each of them
 */
record Strings(Consumer<String> each) {

  void of(Object value) {
    if (value instanceof String text) {
      each.accept(text);
    } else if (value instanceof JsonNode node && node.isString()) {
      each.accept(node.asString());
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::of);
    } else if (value instanceof Iterable<?> list) {
      list.forEach(this::of);
    }
  }
}
