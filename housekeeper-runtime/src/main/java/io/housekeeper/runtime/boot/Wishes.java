package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.plugin.PluginSettings;
import java.util.List;

/** What is to be made of types that plugins bring. */
record Wishes(List<Wanted> tasks, List<Wanted> listeners) {

  /**
   * A task, or a listener.
   *
   * @param settings what its type asks for
   */
  record Wanted(String name, String type, PluginSettings settings) {}

  Wishes {
    tasks = List.copyOf(tasks);
    listeners = List.copyOf(listeners);
  }
}
