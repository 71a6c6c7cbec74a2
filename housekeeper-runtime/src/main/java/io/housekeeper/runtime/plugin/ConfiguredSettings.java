package io.housekeeper.runtime.plugin;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.housekeeper.runtime.config.Binder;

/**
 * Settings of a configuration.
 *
 * @param path of the block in it
 */
public record ConfiguredSettings(Binder binder, ConfigObject block, String path)
    implements PluginSettings {

  private static final ConfigParseOptions OF_A_RUN = json("the settings of this run");
  private static final ConfigParseOptions OF_A_TASK = json("its settings");

  private static ConfigParseOptions json(String description) {
    return ConfigParseOptions.defaults()
        .setSyntax(ConfigSyntax.JSON)
        .setOriginDescription(description);
  }

  /**
   * Settings of a task that came from a dashboard or over HTTP: they may name variables and
   * secrets, and nothing of the environment.
   *
   * @throws IllegalArgumentException with a sentence, if the text is no JSON object
   */
  public static PluginSettings ofBrowser(Binder binder, String task, String json) {
    try {
      ConfigObject block = ConfigFactory.parseString(json, OF_A_TASK).root();
      return new ConfiguredSettings(binder.forBrowsers(), block, "tasks." + task + ".settings");
    } catch (ConfigException noJson) {
      // What it is instead is not repeated: a secret may have gone astray there.
      throw new IllegalArgumentException(
          "the settings of task '%s' must be a JSON object".formatted(task), noJson);
    }
  }

  @Override
  public <S extends Record> S as(Class<S> type) {
    return binder.bind(type, block, path).orThrow();
  }

  @Override
  public String shown(Class<? extends Record> type) {
    return binder.shown(type, block);
  }

  @Override
  public PluginSettings with(String json) {
    try {
      ConfigObject others = ConfigFactory.parseString(json, OF_A_RUN).root();
      ConfigObject all = others.withFallback(block).toConfig().resolve().root();
      return new ForOneRun(new ConfiguredSettings(binder, all, path), others);
    } catch (ConfigException noJson) {
      throw new IllegalArgumentException("the settings of this run must be a JSON object", noJson);
    }
  }

  /** Whoever asks for a run names secrets, and writes none: the ledger keeps what he asks for. */
  private record ForOneRun(ConfiguredSettings all, ConfigObject others) implements PluginSettings {

    @Override
    public <S extends Record> S as(Class<S> type) {
      all.binder().forBrowsers().refuseOpenSecrets(type, others, all.path());
      return all.as(type);
    }

    @Override
    public String shown(Class<? extends Record> type) {
      return all.shown(type);
    }

    @Override
    public PluginSettings with(String json) {
      return all.with(json);
    }
  }
}
