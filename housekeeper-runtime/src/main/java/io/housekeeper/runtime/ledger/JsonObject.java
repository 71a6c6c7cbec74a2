package io.housekeeper.runtime.ledger;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object that is written value by value, as the mapper would write it. An application may
 * have a hundred thousand tasks, and their specifications are written at each of its starts, by
 * code that has just been loaded: so it is as little code as can be.
 */
final class JsonObject {

  /** What mostly is not needed. */
  private static final class Mapper {
    static final JsonMapper JSON = new JsonMapper();
  }

  private final StringBuilder text;
  private boolean isEmpty = true;

  private JsonObject(StringBuilder text) {
    this.text = text.append('{');
  }

  static JsonObject begin() {
    return new JsonObject(new StringBuilder(768));
  }

  private StringBuilder value(String name) {
    if (!isEmpty) {
      text.append(',');
    }
    isEmpty = false;
    return text.append('"').append(name).append("\":");
  }

  void put(String name, String value) {
    quote(value(name), value);
  }

  void put(String name, long value) {
    value(name).append(value);
  }

  void put(String name, boolean value) {
    value(name).append(value);
  }

  void put(String name, List<String> values) {
    value(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      quote(i == 0 ? text : text.append(','), values.get(i));
    }
    text.append(']');
  }

  /** The object that is a value of this one; to be ended before this one goes on. */
  JsonObject begin(String name) {
    return new JsonObject(value(name));
  }

  /** Ends it. */
  void end() {
    text.append('}');
  }

  /** All that was written. */
  @Override
  public String toString() {
    return text.toString();
  }

  private static void quote(StringBuilder text, String value) {
    if (isPlain(value)) {
      text.append('"').append(value).append('"');
    } else {
      text.append(Mapper.JSON.writeValueAsString(value));
    }
  }

  /** Whether nothing of it has to be written in another way. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '/') {
        return false;
      }
    }
    return true;
  }
}
