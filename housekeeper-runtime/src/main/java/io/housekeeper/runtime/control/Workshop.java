package io.housekeeper.runtime.control;

import java.util.List;
import java.util.Optional;

/**
 * What this process has of plugins and was told of them and of everything else, for those who look,
 * and for those who make tasks.
 */
public interface Workshop {

  /** Of a process that has no plugins. */
  Workshop NONE =
      new Workshop() {
        @Override
        public List<String> problems() {
          return List.of();
        }

        @Override
        public List<ConfigurationValue> configuration() {
          return List.of();
        }

        @Override
        public List<PluginHere> plugins() {
          return List.of();
        }

        @Override
        public List<TaskTypeStatus> types() {
          return List.of();
        }

        @Override
        public void tryOut(String task, String type, String settings, Optional<String> schedule) {
          throw new IllegalArgumentException(
              "task '%s' of type '%s' cannot be made: there are no plugins here"
                  .formatted(task, type));
        }

        @Override
        public Optional<String> shown(String task, String type, String settings) {
          return Optional.empty();
        }

        @Override
        public boolean isReloadable(String plugin) {
          return false;
        }

        @Override
        public void reload(String plugin) {
          throw new IllegalArgumentException(
              "plugin '%s' cannot be loaded anew: there are no plugins here".formatted(plugin));
        }
      };

  /** What cannot be used, a sentence each. */
  List<String> problems();

  /**
   * What this node was told, by the paths of the values; nothing where no configuration was read.
   */
  List<ConfigurationValue> configuration();

  /** The plugins of this process, also those that bring no task. */
  List<PluginHere> plugins();

  /** The types that tasks can be made of, by their names. */
  List<TaskTypeStatus> types();

  /**
   * Makes a task, and lets it go again.
   *
   * @param settings a JSON object; of secrets nothing but their names
   * @param schedule its text, if it is to have another than its type
   * @throws IllegalArgumentException with a sentence, if it cannot be made here
   */
  void tryOut(String task, String type, String settings, Optional<String> schedule);

  /**
   * What a task would be told if it were made: also what a file tells it that is not said.
   *
   * @param settings a JSON object
   * @return JSON, with names in place of secrets, and *** where a file has one without a name;
   *     nothing if there is no such type
   * @throws IllegalArgumentException with a sentence, if the settings cannot be read
   */
  Optional<String> shown(String task, String type, String settings);

  /** Whether a plugin lies in a folder of this node, from which it can be loaded anew. */
  boolean isReloadable(String plugin);

  /**
   * Loads a plugin anew, in place of what runs of it.
   *
   * @throws IllegalArgumentException with a sentence, if it cannot be: then that goes on
   */
  void reload(String plugin);
}
