package io.housekeeper.runtime.ledger.jdbi;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Numbers or texts as JSON. */
final class JsonArray {

  private JsonArray() {}

  static String of(Collection<? extends @Nullable Object> values) {
    StringBuilder json = new StringBuilder(2 + values.size() * 20).append('[');
    for (@Nullable Object value : values) {
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

  /** One array for each row. */
  static <R> String ofRows(List<Column<R>> columns, List<R> rows) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (R row : rows) {
      json.add(of(columns.stream().map(column -> column.value().apply(row)).toList()));
    }
    return json.toString();
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
