package io.housekeeper.http.api;

import io.housekeeper.http.api.body.ProblemBody;
import io.housekeeper.http.api.body.Words;
import io.housekeeper.http.route.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Records as JSON schemas, each named once. */
final class Schemas {

  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(OptionalInt.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(OptionalLong.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(Duration.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Object.class, Map.of()),
          Map.entry(JsonNode.class, Map.of()));

  private final Map<String, Object> all = new TreeMap<>();

  Map<String, Object> all() {
    return all;
  }

  /** What a value of a type looks like. */
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return Map.of("type", "array", "items", of(of[0]));
      }
      return generic.getRawType() == Map.class
          ? Map.of("type", "object", "additionalProperties", of(of[1]))
          : of(of[0]);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Stream.of(plain.getEnumConstants()).map(String::valueOf).toList());
    }
    return plain.isRecord()
        ? record(plain)
        : Optional.ofNullable(PLAIN.get(plain))
            .orElseThrow(() -> new IllegalStateException("no schema for " + plain));
  }

  private Map<String, Object> record(Class<?> type) {
    String name = type.getSimpleName();
    if (!all.containsKey(name)) {
      all.put(name, Map.of());
      all.put(name, described(type));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> described(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Map<String, Object> property = new LinkedHashMap<>(of(component.getGenericType()));
      Optional.ofNullable(component.getAnnotation(Words.class))
          .ifPresent(words -> property.put("description", words.value()));
      properties.put(component.getName(), property);
      if (!isOptional(component.getType())) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class || type == OptionalLong.class || type == OptionalInt.class;
  }

  /** A problem as RFC 9457 has it. */
  Map<String, Object> problem() {
    return record(ProblemBody.class);
  }

  static Map<String, Object> of(Parameter.Kind kind) {
    return switch (kind) {
      case Parameter.Kind.Text text -> Map.of("type", "string", "maxLength", text.longest());
      case Parameter.Kind.Whole number ->
          Map.of("type", "integer", "minimum", number.least(), "maximum", number.most());
      case Parameter.Kind.Time time -> Map.of("type", "string", "format", "date-time");
      case Parameter.Kind.Words words ->
          Map.of("type", "array", "items", Map.of("type", "string", "enum", words.all()));
    };
  }
}
