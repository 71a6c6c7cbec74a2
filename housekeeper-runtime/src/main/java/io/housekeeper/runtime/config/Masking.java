package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.housekeeper.api.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Shows settings to whoever may see them: of a secret nothing but its name. */
final class Masking {

  private static final String MASK = "***";
  private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^/@:\\s]*):[^/@\\s]+@");
  private static final JsonMapper JSON = new JsonMapper();

  private final Names names;

  Masking(Names names) {
    this.names = names;
  }

  /** As JSON; equal settings have equal texts. */
  String text(Shape shape, ConfigObject block) {
    return JSON.writeValueAsString(block(shape, block));
  }

  private Map<String, Object> block(Shape shape, ConfigObject block) {
    Map<String, Object> shown = new TreeMap<>();
    for (Shape.Part part : shape.parts()) {
      Optional.ofNullable(block.get(part.key()))
          .ifPresent(value -> shown.put(part.key(), value(part.form(), value)));
    }
    return shown;
  }

  private Object value(Form form, ConfigValue value) {
    return switch (form) {
      case Form.Maybe maybe -> value(maybe.of(), value);
      case Form.Hidden hidden -> secret(value);
      case Form.Block inner ->
          value instanceof ConfigObject object ? block(inner.shape(), object) : any(value);
      case Form.Many many -> value instanceof ConfigList list ? all(many, list) : any(value);
      case Form.ByName named ->
          value instanceof ConfigObject object ? byName(named, object) : any(value);
      case Form.Raw raw -> any(value);
      case Form.Choice choice -> any(value);
      case Form.Plain plain -> any(value);
    };
  }

  private List<Object> all(Form.Many many, ConfigList list) {
    return list.stream().map(one -> value(many.of(), one)).toList();
  }

  private Map<String, Object> byName(Form.ByName named, ConfigObject object) {
    Map<String, Object> shown = new TreeMap<>();
    object.forEach((name, value) -> shown.put(name, value(named.of(), value)));
    return shown;
  }

  private static Object secret(ConfigValue value) {
    String text = String.valueOf(value.unwrapped());
    return Names.isNameOfSecret(text) ? text : MASK;
  }

  /** What holds no secret by its form, unless somebody wrote one into it. */
  private Object any(ConfigValue value) {
    return masked(value.unwrapped());
  }

  private Object masked(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> shown = new TreeMap<>();
      map.forEach((name, inner) -> shown.put(String.valueOf(name), masked(inner)));
      return shown;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::masked).toList();
    }
    return value instanceof String text ? masked(text) : value;
  }

  private String masked(String text) {
    String shown = PASSWORD_IN_ADDRESS.matcher(text).replaceAll("$1:" + MASK + "@");
    for (Secret secret : names.secrets().values()) {
      String open = secret.reveal();
      shown = open.isEmpty() ? shown : shown.replace(open, MASK);
    }
    return shown;
  }
}
