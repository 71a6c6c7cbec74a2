package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.housekeeper.api.Secret;
import io.housekeeper.runtime.config.Configuration.Basics;
import io.housekeeper.runtime.config.Configuration.ListenerBlock;
import io.housekeeper.runtime.config.Configuration.Plugins;
import io.housekeeper.runtime.config.Configuration.PluginsBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads a configuration, and finds all that is wrong with it at once. */
public final class ConfigurationReader {

  /**
   * What there was to read.
   *
   * @param configuration nothing if a node cannot run with it
   * @param problems all of them, also those of single tasks, listeners and plugins
   */
  public record Answer(Optional<Configuration> configuration, List<Problem> problems) {}

  private record Named(Map<String, String> variables, Map<String, Secret> secrets) {}

  private static final List<String> OF_LISTENERS = List.of("type", "enabled");

  private final Sources sources;
  private final List<Problem> problems = new ArrayList<>();

  private ConfigurationReader(Sources sources) {
    this.sources = sources;
  }

  /** Reads all sources. */
  public static Answer read(Sources sources) {
    return new ConfigurationReader(sources).read();
  }

  private Answer read() {
    Layers layers = new Layers(sources);
    Optional<Config> merged = layers.merged();
    problems.addAll(layers.problems());
    Optional<Configuration> whole = merged.flatMap(config -> whole(config.root()));
    return new Answer(whole.filter(all -> layers.problems().isEmpty()), List.copyOf(problems));
  }

  private Optional<Configuration> whole(ConfigObject root) {
    // Before all others, whose texts may name them.
    Optional<Named> named = taken(new Binder(Names.NONE).bind(Named.class, ofNamed(root), ""));
    Names names =
        named.map(all -> new Names(all.variables(), all.secrets(), true)).orElse(Names.NONE);
    Binder binder = new Binder(names);
    Optional<Basics> basics = taken(binder.bind(Basics.class, root, ""));
    Optional<Plugins> plugins = plugins(block(root, "plugins"), binder);
    Map<String, Bound<TaskBlock>> tasks =
        each(block(root, "tasks"), "tasks", (it, path) -> task(it, path, names));
    Map<String, Bound<ListenerBlock>> listeners =
        each(block(root, "listeners"), "listeners", (it, path) -> listener(it, path, binder));
    return basics
        .filter(all -> named.isPresent() && plugins.isPresent())
        .map(all -> new Configuration(all, names, plugins.get(), tasks, listeners));
  }

  /** That it must be a block is said with the basics. */
  private static ConfigObject block(ConfigObject root, String key) {
    return root.get(key) instanceof ConfigObject block ? block : ConfigFactory.empty().root();
  }

  private static ConfigObject ofNamed(ConfigObject root) {
    ConfigObject only = ConfigFactory.empty().root();
    for (String key : List.of("variables", "secrets")) {
      only = root.containsKey(key) ? only.withValue(key, root.get(key)) : only;
    }
    return only;
  }

  private <S> Optional<S> taken(Bound<S> bound) {
    problems.addAll(bound.problems());
    return bound.value();
  }

  private Optional<Plugins> plugins(ConfigObject block, Binder binder) {
    List<String> known = Shape.of(PluginsBlock.class).keys();
    ConfigObject places = block;
    Map<String, ConfigObject> settings = new LinkedHashMap<>();
    for (String key : new TreeSet<>(block.keySet())) {
      if (!known.contains(key) && block.get(key) instanceof ConfigObject own) {
        places = places.withoutKey(key);
        settings.put(key, own);
      }
    }
    return taken(binder.bind(PluginsBlock.class, places, "plugins"))
        .map(all -> new Plugins(all, settings));
  }

  private <S> Map<String, Bound<S>> each(
      ConfigObject blocks, String path, BiFunction<ConfigObject, Place, Bound<S>> bind) {
    Map<String, Bound<S>> all = new LinkedHashMap<>();
    Place outer = Place.of(path, blocks);
    for (String name : new TreeSet<>(blocks.keySet())) {
      ConfigValue value = Optional.ofNullable(blocks.get(name)).orElse(blocks);
      Place place = outer.at(name, value);
      Bound<S> bound =
          value instanceof ConfigObject block
              ? bind.apply(block, place)
              : Bound.refused(Problem.at(place, "must be a block { … }"));
      problems.addAll(bound.problems());
      all.put(name, bound);
    }
    return all;
  }

  /** Schedules, and what else is said of a task, may name the environment as well. */
  private Bound<TaskBlock> task(ConfigObject block, Place place, Names names) {
    Map<String, String> variables = new HashMap<>(sources.environment());
    variables.putAll(names.variables());
    Names more = new Names(variables, names.secrets(), names.openSecrets());
    return new Binder(more).bind(TaskBlock.class, block, place.path());
  }

  private static String name(Place place) {
    List<String> keys = ConfigUtil.splitPath(place.path());
    return keys.get(keys.size() - 1);
  }

  /** What is not of all listeners is a setting of its type. */
  private static Bound<ListenerBlock> listener(ConfigObject block, Place place, Binder binder) {
    ConfigObject settings = block;
    ConfigObject general = ConfigValueFactory.fromMap(Map.of("type", name(place), "enabled", true));
    for (String key : OF_LISTENERS) {
      if (block.containsKey(key)) {
        general = general.withValue(key, block.get(key));
        settings = settings.withoutKey(key);
      }
    }
    return binder.bind(ListenerBlock.class, general.withValue("settings", settings), place.path());
  }
}
