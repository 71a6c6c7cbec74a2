package io.housekeeper.runtime.ledger.jdbi;

import java.util.Collection;

/** Numbers or texts as JSON. */
final class JsonArray {

  private JsonArray() {}

  static String of(Collection<?> values) {
    StringBuilder json = new StringBuilder(2 + values.size() * 20).append('[');
    for (Object value : values) {
      if (json.length() > 1) {
        json.append(',');
      }
      if (value instanceof String text) {
        quote(json, text);
      } else {
        json.append(value);
      }
    }
    return json.append(']').toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
