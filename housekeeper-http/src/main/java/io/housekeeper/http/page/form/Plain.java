package io.housekeeper.http.page.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values in JSON as people read them. */
public final class Plain {

  private static final JsonMapper JSON = new JsonMapper();

  private Plain() {}

  /** A value in words; empty if it is empty. */
  public static String words(String json) {
    return json.isEmpty() ? "" : words(JSON.readTree(json));
  }

  /** The same JSON in lines. */
  public static String lines(String json) {
    return JSON.readTree(json).toPrettyString();
  }

  private static String words(JsonNode node) {
    if (node.isString()) {
      return Lengths.shown(node.asString());
    }
    if (node.isArray()) {
      return node.valueStream().map(Plain::words).collect(Collectors.joining(", "));
    }
    if (node.isObject()) {
      List<String> parts = new ArrayList<>();
      node.forEachEntry((name, value) -> parts.add(name + " " + words(value)));
      return String.join(", ", parts);
    }
    return node.toString();
  }
}
