package io.housekeeper.http.page.made;

import io.housekeeper.http.page.frame.Typed;
import io.housekeeper.http.page.made.Field.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form for the settings of a type, made of their schema. */
final class SettingsForm {

  private static final JsonMapper JSON = new JsonMapper();

  /** With this the names of fields begin that are settings. */
  private static final String PREFIX = "settings.";

  private final JsonNode schema;

  private SettingsForm(JsonNode schema) {
    this.schema = schema;
  }

  /** Of a JSON schema. */
  static SettingsForm of(String schema) {
    return new SettingsForm(JSON.readTree(schema));
  }

  /** With settings that a task has. */
  List<Field> with(String settings) {
    return fields(schema, PREFIX, (name, at) -> text(at), JSON.readTree(settings));
  }

  /** With what somebody has typed. */
  List<Field> with(Typed typed) {
    return fields(schema, PREFIX, (name, at) -> typed.text(name), JSON.createObjectNode());
  }

  /** The settings that somebody has typed: a JSON object. */
  String read(Typed typed) {
    return SettingsReading.of(with(typed), schema).toString();
  }

  /** What stands in a field. */
  private interface Value {
    String of(String name, JsonNode at);
  }

  private static List<Field> fields(JsonNode block, String prefix, Value value, JsonNode has) {
    List<String> required = block.path("required").valueStream().map(JsonNode::asString).toList();
    List<Field> fields = new ArrayList<>();
    block
        .path("properties")
        .properties()
        .forEach(
            one -> {
              String key = one.getKey();
              JsonNode form = one.getValue();
              String name = prefix + key;
              Kind kind = kind(form);
              fields.add(
                  new Field(
                      name,
                      key,
                      form.path("description").asString(""),
                      kind,
                      required.contains(key),
                      form.path("default").asString(""),
                      shown(kind, value.of(name, has.path(key))),
                      choices(form),
                      kind == Kind.BLOCK
                          ? fields(form, name + ".", value, has.path(key))
                          : List.of()));
            });
    return fields;
  }

  private static String shown(Kind kind, String value) {
    return kind == Kind.SECRET ? value.replaceFirst("^secret:", "") : value;
  }

  static Kind kind(JsonNode form) {
    return switch (form.path("type").asString("")) {
      case "integer", "number" -> Kind.NUMBER;
      case "boolean" -> Kind.CHOICE;
      case "array" -> isPlain(form.path("items")) ? Kind.LIST : Kind.JSON;
      case "object" -> ofObject(form);
      default -> ofText(form);
    };
  }

  private static Kind ofObject(JsonNode form) {
    if (form.has("properties")) {
      return Kind.BLOCK;
    }
    return isPlain(form.path("additionalProperties")) ? Kind.MAP : Kind.JSON;
  }

  private static Kind ofText(JsonNode form) {
    if (form.has("enum")) {
      return Kind.CHOICE;
    }
    return form.path("format").asString("").equals("secret") ? Kind.SECRET : Kind.TEXT;
  }

  /** Whether it is written as one text. */
  private static boolean isPlain(JsonNode form) {
    return switch (form.path("type").asString("")) {
      case "string", "integer", "number", "boolean" -> true;
      default -> false;
    };
  }

  private static List<String> choices(JsonNode form) {
    return form.path("type").asString("").equals("boolean")
        ? List.of("true", "false")
        : form.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static String text(JsonNode at) {
    if (at.isArray()) {
      return at.valueStream().allMatch(JsonNode::isValueNode)
          ? at.valueStream().map(SettingsForm::text).collect(Collectors.joining("\n"))
          : at.toString();
    }
    if (at.isObject()) {
      return at.valueStream().allMatch(JsonNode::isValueNode)
          ? at.properties().stream()
              .map(one -> one.getKey() + " = " + text(one.getValue()))
              .collect(Collectors.joining("\n"))
          : at.toString();
    }
    return at.isMissingNode() || at.isNull() ? "" : at.asString();
  }
}
