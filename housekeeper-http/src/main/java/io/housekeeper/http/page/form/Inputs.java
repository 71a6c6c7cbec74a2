package io.housekeeper.http.page.form;

import io.housekeeper.http.page.form.Input.Field;
import io.housekeeper.http.page.form.Input.Kind;
import io.housekeeper.http.route.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inputs for the values of an object, one for each; of what is inside others too. */
public final class Inputs {

  private static final JsonMapper JSON = new JsonMapper();

  private Inputs() {}

  /**
   * Makes them.
   *
   * @param schema of the object
   * @param now what it is now; an object, too
   */
  public static List<Input> of(String schema, String now) {
    List<Input> inputs = new ArrayList<>();
    add(inputs, "", JSON.readTree(schema), Optional.of(JSON.readTree(now)));
    return inputs;
  }

  private static void add(
      List<Input> inputs, String before, JsonNode schema, Optional<JsonNode> now) {
    List<String> required =
        schema.optional("required").stream()
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asString)
            .toList();
    schema
        .get("properties")
        .forEachEntry(
            (name, property) -> {
              Optional<JsonNode> value = now.flatMap(node -> node.optional(name));
              if (property.has("properties")) {
                add(inputs, before + name + ".", property, value);
              } else {
                Field field = field(before + name, property, required.contains(name));
                inputs.add(Input.of(field, shown(field.kind(), value)));
              }
            });
  }

  private static Field field(String path, JsonNode property, boolean isRequired) {
    return new Field(
        path,
        text(property, "description"),
        kind(property),
        text(property, "default"),
        property.optional("enum").stream()
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asString)
            .toList(),
        isRequired);
  }

  private static String text(JsonNode property, String name) {
    return property.optional(name).map(JsonNode::asString).orElse("");
  }

  private static Kind kind(JsonNode property) {
    if (property.has("enum")) {
      return Kind.CHOICE;
    }
    return switch (text(property, "type")) {
      case "string" -> ofText(text(property, "format"));
      case "integer" -> Kind.WHOLE;
      case "number" -> Kind.NUMBER;
      case "boolean" -> Kind.FLAG;
      case "array" -> ofMany(property.get("items"));
      default -> ofNamed(property);
    };
  }

  private static Kind ofNamed(JsonNode property) {
    return property.optional("additionalProperties").map(Inputs::kind).stream()
            .anyMatch(kind -> kind == Kind.TEXT)
        ? Kind.PAIRS
        : Kind.JSON;
  }

  private static Kind ofText(String format) {
    return switch (format) {
      case "secret" -> Kind.SECRET;
      case "duration" -> Kind.SPAN;
      default -> Kind.TEXT;
    };
  }

  private static Kind ofMany(JsonNode items) {
    return switch (kind(items)) {
      case TEXT, CHOICE, SPAN -> Kind.TEXTS;
      case WHOLE -> Kind.NUMBERS;
      default -> Kind.JSON;
    };
  }

  private static String shown(Kind kind, Optional<JsonNode> value) {
    return value
        .map(
            node ->
                switch (kind) {
                  case TEXTS, NUMBERS ->
                      node.isArray()
                          ? node.valueStream()
                              .map(JsonNode::asString)
                              .collect(Collectors.joining("\n"))
                          : node.asString();
                  case PAIRS ->
                      node.properties().stream()
                          .map(pair -> pair.getKey() + " = " + pair.getValue().asString())
                          .collect(Collectors.joining("\n"));
                  case JSON -> node.toPrettyString();
                  case SPAN -> Lengths.shown(node.asString());
                  default -> node.isValueNode() ? node.asString() : node.toString();
                })
        .orElse("");
  }

  /** The same with what somebody has typed into them. */
  public static List<Input> typed(List<Input> inputs, Request request) {
    List<String> there = request.fields(Input.PREFIX);
    return inputs.stream()
        .map(
            input ->
                there.contains(input.field().path())
                    ? input.typing(
                        request.field(input.name()).orElse("").replace("\r\n", "\n").strip())
                    : input)
        .toList();
  }
}
