package io.housekeeper.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What settings a record asks for, as a JSON schema: for forms, and for programs. */
public final class SettingsSchema {

  private static final JsonMapper JSON = new JsonMapper();

  private SettingsSchema() {}

  /**
   * The schema, as JSON. A secret has the format {@code secret}: the name of one is wanted there.
   *
   * @throws IllegalArgumentException if the record itself cannot be settings
   */
  public static String of(Class<? extends Record> type) {
    return JSON.writeValueAsString(block(Shape.of(type)));
  }

  private static Map<String, Object> block(Shape shape) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Shape.Part part : shape.parts()) {
      Map<String, Object> property = new LinkedHashMap<>(value(part.form()));
      if (!part.about().isEmpty()) {
        property.put("description", part.about());
      }
      if (!part.instead().isEmpty()) {
        property.put("default", part.instead());
      }
      properties.put(part.key(), property);
      if (part.instead().isEmpty() && mustBeSaid(part.form())) {
        required.add(part.key());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static boolean mustBeSaid(Form form) {
    return form instanceof Form.Plain
        || form instanceof Form.Choice
        || form instanceof Form.Hidden
        || (form instanceof Form.Block inner
            && inner.shape().parts().stream()
                .anyMatch(part -> part.instead().isEmpty() && mustBeSaid(part.form())));
  }

  private static Map<String, Object> value(Form form) {
    return switch (form) {
      case Form.Maybe maybe -> value(maybe.of());
      case Form.Many many -> Map.of("type", "array", "items", value(many.of()));
      case Form.ByName named -> Map.of("type", "object", "additionalProperties", value(named.of()));
      case Form.Block inner -> block(inner.shape());
      case Form.Raw raw -> Map.of("type", "object");
      case Form.Hidden hidden -> Map.of("type", "string", "format", "secret");
      case Form.Choice choice ->
          Map.of(
              "type",
              "string",
              "enum",
              choice.constants().stream()
                  .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList());
      case Form.Plain plain -> plain.scalar().schema();
    };
  }
}
