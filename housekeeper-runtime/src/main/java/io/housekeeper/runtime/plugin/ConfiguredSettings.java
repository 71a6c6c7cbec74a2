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

  private static final ConfigParseOptions OF_A_RUN =
      ConfigParseOptions.defaults()
          .setSyntax(ConfigSyntax.JSON)
          .setOriginDescription("the settings of this run");

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
      throw new IllegalArgumentException(
          "the settings of this run cannot be read: " + noJson.getMessage(), noJson);
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
    public PluginSettings with(String json) {
      return all.with(json);
    }
  }
}
