package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.housekeeper.runtime.config.Configuration.Basics;
import io.housekeeper.runtime.config.Configuration.PluginsBlock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody may see of a configuration. Of the settings of plugins, listeners and tasks only
 * their code knows which are secrets: of these no text and no number is shown.
 */
public final class Disclosure {

  /** Of what was never read. */
  public static final Disclosure NONE =
      new Disclosure(Names.NONE, Map.of(), ConfigFactory.empty().root());

  /** How those call variables who have not heard of secrets. */
  private static final Pattern SECRET_BY_NAME =
      Pattern.compile("(?i).*(passw|secret|token|credential|api[-_.]?key|private|dsn).*");

  private final Masking masking;
  private final Map<String, Class<? extends Record>> extensions;
  private final ConfigObject root;

  /**
   * @param extensions what the blocks of extensions are read as, by their names
   */
  Disclosure(Names names, Map<String, Class<? extends Record>> extensions, ConfigObject root) {
    this.masking = new Masking(names).wary();
    this.extensions = extensions;
    this.root = root;
  }

  /** All values, by their paths. */
  public List<SaidValue> values() {
    return shown().toConfig().entrySet().stream()
        .map(one -> said(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing(SaidValue::path))
        .toList();
  }

  private static SaidValue said(String path, ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.STRING
            ? String.valueOf(value.unwrapped())
            : value.render(ConfigRenderOptions.concise());
    return new SaidValue(path, text, Place.of(path, value).source());
  }

  private ConfigObject shown() {
    ConfigObject shown = masking.block(Shape.of(Basics.class), root);
    for (String key : List.copyOf(root.keySet())) {
      if (root.get(key) instanceof ConfigObject block) {
        shown =
            switch (key) {
              case "variables" -> shown.withValue(key, variables(block));
              case "plugins" -> shown.withValue(key, plugins(block));
              case "tasks" -> shown.withValue(key, eachAs(Shape.of(TaskBlock.class), block));
              case "listeners" -> shown.withValue(key, Masking.each(block, this::listener));
              default -> extension(shown, key, block);
            };
      }
    }
    return shown;
  }

  private ConfigObject extension(ConfigObject shown, String key, ConfigObject block) {
    return extensions.containsKey(key)
        ? shown.withValue(key, masking.block(Shape.of(extensions.get(key)), block))
        : shown;
  }

  private ConfigObject variables(ConfigObject block) {
    ConfigObject shown = ConfigFactory.empty().root();
    for (Map.Entry<String, ConfigValue> one : block.entrySet()) {
      boolean secret = SECRET_BY_NAME.matcher(one.getKey()).matches();
      ConfigValue value = secret ? Masking.secret(one.getValue()) : masking.any(one.getValue());
      shown = shown.withValue(one.getKey(), value);
    }
    return shown;
  }

  private ConfigObject plugins(ConfigObject block) {
    Shape places = Shape.of(PluginsBlock.class);
    ConfigObject own = block;
    for (String key : places.keys()) {
      own = own.withoutKey(key);
    }
    return Masking.each(own, Masking::unknown).withFallback(masking.block(places, block));
  }

  private ConfigObject eachAs(Shape shape, ConfigObject blocks) {
    return Masking.each(
        blocks,
        one ->
            one instanceof ConfigObject block ? masking.block(shape, block) : Masking.secret(one));
  }

  private ConfigValue listener(ConfigValue value) {
    ConfigValue shown = Masking.unknown(value);
    if (!(value instanceof ConfigObject block) || !(shown instanceof ConfigObject hidden)) {
      return shown;
    }
    return block.containsKey("type") ? hidden.withValue("type", block.get("type")) : hidden;
  }
}
