package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.housekeeper.api.Secret;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import io.housekeeper.runtime.config.Configuration.Basics;
import io.housekeeper.runtime.config.Configuration.ListenerBlock;
import io.housekeeper.runtime.config.Configuration.Plugins;
import io.housekeeper.runtime.config.Configuration.PluginsBlock;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a configuration, and finds all that is wrong with it at once. */
public final class ConfigurationReader {

  /**
   * What there was to read.
   *
   * @param configuration nothing if a node cannot run with it
   * @param problems all of them, also those of single tasks, listeners and plugins
   * @param rest what can be read of it, with what the reference says in place of what cannot: to
   *     look for more problems; nothing if the file cannot be read at all
   */
  public record Answer(
      Optional<Configuration> configuration,
      List<Problem> problems,
      Optional<Configuration> rest) {}

  private record Named(Map<String, String> variables, Map<String, Secret> secrets) {}

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReader.class);

  /** They are replaced before. */
  private static final ScheduleReader NO_VARIABLES = new ScheduleReader(name -> Optional.empty());

  private static final List<String> OF_LISTENERS = List.of("type", "enabled");

  private final Sources sources;
  private final List<Problem> problems = new ArrayList<>();
  private boolean isWhole;
  private final Map<String, String> whereabouts = new LinkedHashMap<>();

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
    Optional<Configuration> rest = merged.map(config -> rest(config.root()));
    boolean whole = isWhole && layers.problems().isEmpty();
    return new Answer(rest.filter(all -> whole), List.copyOf(problems), rest);
  }

  private Configuration rest(ConfigObject root) {
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
    Map<String, Record> extensions = extensions(root, binder);
    isWhole =
        named.isPresent()
            && basics.isPresent()
            && plugins.isPresent()
            && extensions.keySet().equals(sources.extensions().keySet());
    return new Configuration(
        basics.orElseGet(() -> usual(Basics.class, Layers.reference().root())),
        names,
        plugins.orElseGet(
            () ->
                new Plugins(
                    usual(PluginsBlock.class, block(Layers.reference().root(), "plugins")),
                    Map.of())),
        tasks,
        listeners,
        extensions,
        whereabouts,
        new Disclosure(names, sources.extensions(), root));
  }

  private static <S extends Record> S usual(Class<S> type, ConfigObject block) {
    return new Binder(Names.NONE).bind(type, block, "").orThrow();
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

  private Map<String, Record> extensions(ConfigObject root, Binder binder) {
    Map<String, Record> read = new LinkedHashMap<>();
    sources
        .extensions()
        .forEach(
            (name, type) ->
                taken(binder.bind(type, block(root, name), name))
                    .ifPresent(told -> read.put(name, told)));
    return read;
  }

  private Optional<Plugins> plugins(ConfigObject block, Binder binder) {
    List<String> known = Shape.of(PluginsBlock.class).keys();
    ConfigObject places = block;
    Map<String, ConfigObject> settings = new LinkedHashMap<>();
    for (String key : new TreeSet<>(block.keySet())) {
      if (!known.contains(key) && block.get(key) instanceof ConfigObject own) {
        places = places.withoutKey(key);
        settings.put(key, own);
        whereabouts.put("plugins." + key, Place.of("", own).source());
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
      whereabouts.put(path + "." + name, place.source());
    }
    return all;
  }

  /** Schedules, and what else is said of a task, may name the environment as well. */
  private Bound<TaskBlock> task(ConfigObject block, Place place, Names names) {
    Map<String, String> variables = new HashMap<>(sources.environment());
    variables.putAll(names.variables());
    Names more = new Names(variables, names.secrets(), names.openSecrets());
    Bound<TaskBlock> bound = new Binder(more).bind(TaskBlock.class, block, place.path());
    return bound
        .value()
        .flatMap(task -> misfit(task, block, place).or(() -> misnamed(task, block, place)))
        .orElse(bound);
  }

  /** What no task can have been called is found where it stands as well. */
  private static Optional<Bound<TaskBlock>> misnamed(
      TaskBlock task, ConfigObject block, Place place) {
    Optional<String> wrong = task.formerly().flatMap(before -> whyNot(name(place), before));
    Place at = place.at("formerly", Optional.ofNullable(block.get("formerly")).orElse(block));
    return wrong.map(why -> Bound.refused(Problem.at(at, why)));
  }

  private static Optional<String> whyNot(String name, String before) {
    if (before.equals(name)) {
      return Optional.of("cannot be '%s': the task has that name now".formatted(before));
    }
    try {
      TaskSpec.named(before);
      return Optional.empty();
    } catch (IllegalArgumentException noName) {
      return Optional.of("cannot be '%s': %s".formatted(before, noName.getMessage()));
    }
  }

  /** A schedule that cannot be is found where it stands, not when the task is made. */
  private static Optional<Bound<TaskBlock>> misfit(
      TaskBlock task, ConfigObject block, Place place) {
    Optional<String> text = task.schedule();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ScheduleRules rules =
        new ScheduleRules(
            name(place),
            task.timezone().orElse(ZoneOffset.UTC),
            task.skippedTime().orElse(SkippedTime.NEXT_VALID),
            task.repeatedTime().orElse(RepeatedTime.FIRST));
    try {
      LOG.debug("{} is {}", place.path(), NO_VARIABLES.read(text.get(), rules));
      return Optional.empty();
    } catch (InvalidSchedule invalid) {
      Place at = place.at("schedule", Optional.ofNullable(block.get("schedule")).orElse(block));
      return Optional.of(
          Bound.refused(
              Problem.at(at, "cannot be '%s': %s".formatted(text.get(), invalid.getMessage()))));
    }
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
