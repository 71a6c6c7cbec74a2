package io.housekeeper.tasks.alert.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes JSON: texts, numbers, truths, lists, and blocks whose values keep their order. */
final class Json {

  private Json() {}

  /** A block of which what is empty is left out: texts, lists and what may be missing. */
  static final class Block {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Block with(String name, Object value) {
      boolean isEmpty = value.equals("") || (value instanceof List<?> list && list.isEmpty());
      if (!isEmpty) {
        values.put(name, value);
      }
      return this;
    }

    Block with(String name, Optional<?> value) {
      value.ifPresent(known -> with(name, known));
      return this;
    }

    Map<String, Object> values() {
      return values;
    }
  }

  static String text(Object value) {
    if (value instanceof Block block) {
      return text(block.values());
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(one -> quoted(String.valueOf(one.getKey())) + ":" + text(one.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(one -> quoted.append(escaped((char) one)));
    return quoted.append('"').toString();
  }

  private static String escaped(char one) {
    return switch (one) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          one < ' ' || Character.isSurrogate(one)
              ? "\\u%04x".formatted((int) one)
              : String.valueOf(one);
    };
  }
}
