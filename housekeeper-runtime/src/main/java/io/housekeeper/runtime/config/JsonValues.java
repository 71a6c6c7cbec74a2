package io.housekeeper.runtime.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Collects what a block says, and leaves out what it does not say. */
final class JsonValues {

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Object> values = new LinkedHashMap<>();

  JsonValues with(String field, Optional<?> value) {
    value.ifPresent(it -> values.put(field, it));
    return this;
  }

  /** As parts of something larger. */
  Map<String, Object> values() {
    return values;
  }

  /** Each as JSON. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((field, value) -> texts.put(field, JSON.writeValueAsString(value)));
    return texts;
  }
}
