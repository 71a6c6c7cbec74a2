package io.housekeeper.runtime.plugin;

/** What a plugin is told by whoever runs it. */
public interface PluginSettings {

  /**
   * The settings of a plugin as the record that it asks for.
   *
   * @throws IllegalArgumentException that names everything that is missing, unknown or wrong
   */
  <S extends Record> S as(Class<S> type);

  /** The same as somebody may see it: a JSON object, and of a secret nothing but its name. */
  default String shown(Class<? extends Record> type) {
    return "{}";
  }

  /**
   * The same with some values that are others.
   *
   * @param json an object with these
   * @throws IllegalArgumentException with a sentence, if there can be no others
   */
  default PluginSettings with(String json) {
    throw new IllegalArgumentException(
        "its settings are those that the application has given it: a run can have no others");
  }
}
