package io.housekeeper.http.page.made;

import io.housekeeper.http.page.made.Field.Kind;
import io.housekeeper.http.route.Problem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes settings of what somebody has typed. Whether they can be settings only the type knows: what
 * is no number goes on as a text, and is refused there with its sentence.
 */
final class SettingsReading {

  private static final JsonMapper JSON = new JsonMapper();

  private SettingsReading() {}

  /** What is not said is left out. */
  static ObjectNode of(List<Field> fields, JsonNode schema) {
    ObjectNode settings = JSON.createObjectNode();
    for (Field field : fields) {
      JsonNode form = schema.path("properties").path(field.label());
      JsonNode value = field.kind() == Kind.BLOCK ? of(field.inner(), form) : value(field, form);
      if (!value.isMissingNode() && !(field.kind() == Kind.BLOCK && value.isEmpty())) {
        settings.set(field.label(), value);
      }
    }
    return settings;
  }

  private static JsonNode value(Field field, JsonNode form) {
    if (field.value().isBlank()) {
      return JSON.missingNode();
    }
    return switch (field.kind()) {
      case LIST -> list(field.value(), form.path("items"));
      case MAP -> map(field, form.path("additionalProperties"));
      case JSON -> json(field);
      case TEXT, NUMBER, CHOICE, SECRET, BLOCK -> plain(field.value(), form);
    };
  }

  private static ArrayNode list(String text, JsonNode form) {
    ArrayNode list = JSON.createArrayNode();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> list.add(plain(line, form)));
    return list;
  }

  private static ObjectNode map(Field field, JsonNode form) {
    ObjectNode map = JSON.createObjectNode();
    for (String line : field.value().lines().filter(it -> !it.isBlank()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw Problem.of(
            422,
            "each line of %s must be like name = value, and one was '%s'"
                .formatted(field.label(), line.strip()));
      }
      map.set(line.substring(0, equals).strip(), plain(line.substring(equals + 1).strip(), form));
    }
    return map;
  }

  private static JsonNode json(Field field) {
    try {
      return JSON.readTree(field.value());
    } catch (JacksonException none) {
      throw Problem.of(422, "%s must be JSON".formatted(field.label()));
    }
  }

  private static JsonNode plain(String text, JsonNode form) {
    return switch (form.path("type").asString("")) {
      case "integer", "number" -> number(text);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? JSON.getNodeFactory().booleanNode(text.equals("true"))
              : JSON.getNodeFactory().stringNode(text);
      default ->
          JSON.getNodeFactory()
              .stringNode(
                  form.path("format").asString("").equals("secret") ? "secret:" + text : text);
    };
  }

  private static JsonNode number(String text) {
    String plain = text.strip();
    return plain.matches("-?\\d{1,18}(\\.\\d{1,18})?")
        ? JSON.readTree(plain.replaceFirst("^(-?)0+(?=\\d)", "$1"))
        : JSON.getNodeFactory().stringNode(text);
  }
}
