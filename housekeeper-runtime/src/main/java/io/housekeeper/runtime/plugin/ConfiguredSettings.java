package io.housekeeper.runtime.plugin;

import com.typesafe.config.ConfigObject;
import io.housekeeper.runtime.config.Binder;

/**
 * Settings of a configuration.
 *
 * @param path of the block in it
 */
public record ConfiguredSettings(Binder binder, ConfigObject block, String path)
    implements PluginSettings {

  @Override
  public <S extends Record> S as(Class<S> type) {
    return binder.bind(type, block, path).orThrow();
  }
}
