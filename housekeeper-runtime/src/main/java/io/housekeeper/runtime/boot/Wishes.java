package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.plugin.PluginSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is wanted of plugins.
 *
 * @param tasks that are to be made of their types
 * @param listeners that are to be made of their types
 * @param settings of the plugins themselves
 * @param places where it is said, by the paths of what is said
 */
record Wishes(
    List<Wanted> tasks, List<Wanted> listeners, OfPlugins settings, Map<String, String> places) {

  /**
   * A task, or a listener.
   *
   * @param settings what its type asks for
   */
  record Wanted(String name, String type, PluginSettings settings) {}

  /**
   * What plugins ask for.
   *
   * @param given by their names
   * @param otherwise those of a plugin of which nothing is said
   */
  record OfPlugins(Map<String, PluginSettings> given, Function<String, PluginSettings> otherwise) {

    OfPlugins {
      given = Map.copyOf(given);
    }

    PluginSettings of(String plugin) {
      return Optional.ofNullable(given.get(plugin)).orElseGet(() -> otherwise.apply(plugin));
    }
  }

  Wishes {
    tasks = List.copyOf(tasks);
    listeners = List.copyOf(listeners);
    places = Map.copyOf(places);
  }

  /** The same with other tasks. */
  Wishes with(List<Wanted> others) {
    return new Wishes(others, listeners, settings, places);
  }

  /** What a sentence begins with that is about something that is said. */
  String place(String path) {
    String place = places.getOrDefault(path, "");
    return place.isEmpty() ? "" : place + ": ";
  }

  /** Whether others want the same of a plugin that brings these types of tasks and listeners. */
  boolean areSame(Wishes others, String plugin, Set<String> types, Set<String> listenerTypes) {
    return Optional.ofNullable(settings.given().get(plugin))
            .equals(Optional.ofNullable(others.settings.given().get(plugin)))
        && of(types, tasks).equals(of(types, others.tasks))
        && of(listenerTypes, listeners).equals(of(listenerTypes, others.listeners));
  }

  private static List<Wanted> of(Set<String> types, List<Wanted> all) {
    return all.stream().filter(wanted -> types.contains(wanted.type())).toList();
  }
}
