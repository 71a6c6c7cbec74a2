package io.housekeeper.runtime.plugin;

/** What a plugin is told by whoever runs it. */
public interface PluginSettings {

  /**
   * The settings of a plugin as the record that it asks for.
   *
   * @throws IllegalArgumentException that names everything that is missing, unknown or wrong
   */
  <S extends Record> S as(Class<S> type);
}
