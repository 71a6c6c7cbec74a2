package io.housekeeper.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds JSON to schemas: to as much of JSON Schema as the document uses, and to no more. */
final class Shape {

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "$ref",
          "type",
          "format",
          "enum",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "description");

  private final JsonNode root;
  private final List<String> objections = new ArrayList<>();

  Shape(JsonNode root) {
    this.root = root;
  }

  /** What of a value is not as a schema has it. */
  List<String> objections(JsonNode schema, JsonNode value) {
    check("$", schema, value);
    return List.copyOf(objections);
  }

  private void object(String where, String what) {
    objections.add(where + " " + what);
  }

  private void check(String where, JsonNode schema, JsonNode value) {
    schema.propertyNames().stream()
        .filter(word -> !UNDERSTOOD.contains(word))
        .forEach(word -> object(where, "has a schema with '" + word + "', which nobody checks"));
    if (schema.has("$ref")) {
      check(where, root.at(schema.get("$ref").asString().substring(1)), value);
      return;
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      object(where, "is none of " + schema.get("enum"));
    }
    switch (schema.path("type").asString("any")) {
      case "any" -> {
        // Whatever somebody likes.
      }
      case "string" -> text(where, schema, value);
      case "integer" -> number(where, schema, value);
      case "boolean" -> expect(where, value.isBoolean(), "is no truth");
      case "array" -> list(where, schema, value);
      case "object" -> object(where, schema, value);
      default -> object(where, "has a type that nobody checks: " + schema);
    }
  }

  private void expect(String where, boolean isSo, String otherwise) {
    if (!isSo) {
      object(where, otherwise);
    }
  }

  private void text(String where, JsonNode schema, JsonNode value) {
    expect(where, value.isString(), "is no text");
    if (schema.path("format").asString("").equals("date-time") && value.isString()) {
      expect(where, isTime(value.asString()), "is no time");
    }
  }

  private static boolean isTime(String text) {
    try {
      return text.endsWith("Z") && !Instant.parse(text).equals(Instant.MAX);
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private void number(String where, JsonNode schema, JsonNode value) {
    boolean isWhole =
        schema.path("format").asString("").equals("int32")
            ? value.isIntegralNumber() && value.canConvertToInt()
            : value.isIntegralNumber() && value.canConvertToLong();
    expect(where, isWhole, "is no whole number of its size");
  }

  private void list(String where, JsonNode schema, JsonNode value) {
    expect(where, value.isArray(), "is no list");
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(where + "[" + i + "]", schema.get("items"), value.get(i));
    }
  }

  private void object(String where, JsonNode schema, JsonNode value) {
    expect(where, value.isObject(), "is no object");
    schema
        .path("required")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> !value.has(name))
        .forEach(name -> object(where, "has no " + name));
    JsonNode others = schema.path("additionalProperties");
    for (String name : value.propertyNames()) {
      if (schema.path("properties").has(name)) {
        check(where + "." + name, schema.get("properties").get(name), value.get(name));
      } else if (others.isObject()) {
        check(where + "." + name, others, value.get(name));
      } else {
        object(where, "has a " + name + " that is in no document");
      }
    }
  }
}
