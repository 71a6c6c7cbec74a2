package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.housekeeper.api.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows settings to whoever may see them: of a secret nothing but its name. What is shown stands
 * where that stands which it shows.
 */
final class Masking {

  private static final String MASK = "***";

  /** Up to the last @: passwords may have some. */
  private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^/@:\\s]*):\\S+@");

  /** As Oracle's driver takes it. */
  private static final Pattern PASSWORD_BEHIND_USER =
      Pattern.compile("(jdbc:[\\w:]*:\\w+)/[^\\s/][^\\s]*@");

  /** As drivers of databases take it, and services in what is called. */
  private static final Pattern SECRET_IN_QUERY =
      Pattern.compile("(?i)([?&;][\\w.-]*(?:passw|pwd|secret|token|key)[\\w.-]*=)[^&;#\\s]+");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Names names;
  private final boolean knowsAll;

  private Masking(Names names, boolean knowsAll) {
    this.names = names;
    this.knowsAll = knowsAll;
  }

  Masking(Names names) {
    this(names, true);
  }

  /**
   * The same, which takes every text and number for a secret of a block that only somebody else can
   * read: who knows what they are.
   */
  Masking wary() {
    return new Masking(names, false);
  }

  /** As JSON; equal settings have equal texts. */
  String text(Shape shape, ConfigObject block) {
    return JSON.writeValueAsString(block(shape, block).unwrapped());
  }

  /** A block, without what is no part of its shape. */
  ConfigObject block(Shape shape, ConfigObject block) {
    ConfigObject shown = ConfigFactory.empty().root();
    for (Shape.Part part : shape.parts()) {
      Optional<ConfigValue> value = Optional.ofNullable(block.get(part.key()));
      if (value.isPresent()) {
        shown = shown.withValue(part.key(), value(part.form(), value.get()));
      }
    }
    return shown;
  }

  private ConfigValue value(Form form, ConfigValue value) {
    return switch (form) {
      case Form.Maybe maybe -> value(maybe.of(), value);
      case Form.Hidden hidden -> secret(value);
      case Form.Block inner ->
          value instanceof ConfigObject object ? block(inner.shape(), object) : any(value);
      case Form.Many many ->
          value instanceof ConfigList list ? all(list, one -> value(many.of(), one)) : any(value);
      case Form.ByName named ->
          value instanceof ConfigObject object
              ? each(object, one -> value(named.of(), one))
              : any(value);
      case Form.Raw raw -> knowsAll ? any(value) : unknown(value);
      case Form.Choice choice -> any(value);
      case Form.Plain plain -> any(value);
    };
  }

  /** All of a list. */
  private static ConfigValue all(ConfigList list, UnaryOperator<ConfigValue> shown) {
    return ConfigValueFactory.fromIterable(list.stream().map(shown).toList())
        .withOrigin(list.origin());
  }

  /** Each of a block by its name. */
  static ConfigObject each(ConfigObject object, UnaryOperator<ConfigValue> shown) {
    ConfigObject all = ConfigFactory.empty().root();
    for (Map.Entry<String, ConfigValue> one : object.entrySet()) {
      all = all.withValue(one.getKey(), shown.apply(one.getValue()));
    }
    return all;
  }

  static ConfigValue secret(ConfigValue value) {
    String text = String.valueOf(value.unwrapped());
    boolean isShown = value.valueType() == ConfigValueType.NULL || Names.isNameOfSecret(text);
    return isShown ? value : like(value, MASK);
  }

  private static ConfigValue like(ConfigValue value, String text) {
    return ConfigValueFactory.fromAnyRef(text).withOrigin(value.origin());
  }

  /** What holds no secret by its form, unless somebody wrote one into it. */
  ConfigValue any(ConfigValue value) {
    return leaves(
        value,
        one ->
            one.valueType() == ConfigValueType.STRING
                ? like(one, masked(String.valueOf(one.unwrapped())))
                : one);
  }

  /** What may hold secrets that nobody here knows for some. */
  static ConfigValue unknown(ConfigValue value) {
    return leaves(value, Masking::secret);
  }

  private static ConfigValue leaves(ConfigValue value, UnaryOperator<ConfigValue> shown) {
    return switch (value.valueType()) {
      case OBJECT -> each((ConfigObject) value, inner -> leaves(inner, shown));
      case LIST -> all((ConfigList) value, inner -> leaves(inner, shown));
      case STRING, NUMBER -> shown.apply(value);
      case BOOLEAN, NULL -> value;
    };
  }

  private String masked(String text) {
    String shown = PASSWORD_IN_ADDRESS.matcher(text).replaceAll("$1:" + MASK + "@");
    shown = PASSWORD_BEHIND_USER.matcher(shown).replaceAll("$1/" + MASK + "@");
    shown = SECRET_IN_QUERY.matcher(shown).replaceAll("$1" + MASK);
    for (Secret secret : names.secrets().values()) {
      String open = secret.reveal();
      shown = open.isEmpty() ? shown : shown.replace(open, MASK);
    }
    return shown;
  }
}
