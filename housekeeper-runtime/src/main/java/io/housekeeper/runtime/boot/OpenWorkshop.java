package io.housekeeper.runtime.boot;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.config.Disclosure;
import io.housekeeper.runtime.config.Nearest;
import io.housekeeper.runtime.config.SettingsSchema;
import io.housekeeper.runtime.control.ConfigurationValue;
import io.housekeeper.runtime.control.PluginHere;
import io.housekeeper.runtime.control.TaskTypeStatus;
import io.housekeeper.runtime.control.Workshop;
import io.housekeeper.runtime.engine.AskedSettings;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.InstalledType;
import io.housekeeper.runtime.plugin.ListenerType;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the plugins of a node can be asked. */
final class OpenWorkshop implements Workshop {

  private static final Logger LOG = LoggerFactory.getLogger(OpenWorkshop.class);

  private static final ScheduleReader NO_VARIABLES = new ScheduleReader(name -> Optional.empty());

  /** A type, and the plugin that it is of. */
  private record Bench(Installed plugin, InstalledType type) {}

  private final Plugins plugins;
  private final Optional<JarPlugins> jars;
  private final Terms terms;

  /** Reads what is wanted. */
  interface Reading {

    /**
     * What is wanted of a task.
     *
     * @throws IllegalArgumentException with a sentence, if that cannot be
     */
    Wanted read(String task, String type, String settings);
  }

  /**
   * On what terms tasks are made.
   *
   * @param zone of those that name none
   * @param said what all of it comes from
   */
  record Terms(Reading reading, Supplier<ZoneId> zone, Supplier<Disclosure> said) {}

  OpenWorkshop(Plugins plugins, Optional<JarPlugins> jars, Terms terms) {
    this.plugins = plugins;
    this.jars = jars;
    this.terms = terms;
  }

  @Override
  public List<String> problems() {
    return plugins.failures();
  }

  @Override
  public List<ConfigurationValue> configuration() {
    return terms.said().get().values().stream()
        .map(one -> new ConfigurationValue(one.path(), one.value(), one.source()))
        .toList();
  }

  @Override
  public List<PluginHere> plugins() {
    return plugins.installed().stream().map(OpenWorkshop::here).toList();
  }

  private static PluginHere here(Installed plugin) {
    return new PluginHere(
        plugin.origin().name(),
        plugin.origin().version(),
        plugin.listenerTypes().stream().map(ListenerType::name).sorted().toList());
  }

  private List<Bench> benches() {
    return plugins.installed().stream()
        .flatMap(plugin -> plugin.types().stream().map(type -> new Bench(plugin, type)))
        .sorted(Comparator.comparing(bench -> bench.type().name()))
        .toList();
  }

  @Override
  public List<TaskTypeStatus> types() {
    return benches().stream().flatMap(bench -> status(bench).stream()).toList();
  }

  private static Optional<TaskTypeStatus> status(Bench bench) {
    List<TaskTypeStatus> made = new ArrayList<>();
    try {
      bench
          .plugin()
          .as(
              () -> {
                TaskSpec spec = bench.type().type().spec();
                made.add(
                    new TaskTypeStatus(
                        bench.type().name(),
                        spec.description(),
                        bench.plugin().origin().name(),
                        spec.dryRunSupported(),
                        SettingsSchema.of(bench.type().type().settings())));
              });
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to leave it out.
      LOG.warn("type '{}' cannot be described", bench.type().name(), broken);
    }
    return made.stream().findFirst();
  }

  /** What comes from elsewhere knows nothing of the environment. */
  private void read(String task, String schedule) {
    ScheduleRules rules =
        new ScheduleRules(task, terms.zone().get(), SkippedTime.NEXT_VALID, RepeatedTime.FIRST);
    try {
      LOG.debug("{} is due {}", task, NO_VARIABLES.read(schedule, rules));
    } catch (InvalidSchedule invalid) {
      throw new IllegalArgumentException(
          "task '%s' cannot have the schedule '%s': %s"
              .formatted(task, schedule, invalid.getMessage()),
          invalid);
    }
  }

  @Override
  public Optional<String> shown(String task, String type, String settings) {
    return benches().stream()
        .filter(one -> one.type().name().equals(type))
        .findFirst()
        .map(
            bench ->
                terms
                    .reading()
                    .read(task, type, settings)
                    .settings()
                    .shown(bench.type().type().settings()));
  }

  @Override
  public boolean isReloadable(String plugin) {
    return jars.filter(folder -> folder.has(plugin)).isPresent();
  }

  @Override
  public void reload(String plugin) {
    jars.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "plugin '%s' cannot be loaded anew: this node has no folder of plugins"
                        .formatted(plugin)))
        .reload(plugin);
  }

  @Override
  public void tryOut(String task, String type, String settings, Optional<String> schedule) {
    schedule.ifPresent(text -> read(task, text));
    List<Bench> benches = benches();
    Bench bench =
        benches.stream()
            .filter(one -> one.type().name().equals(type))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "task '%s' of type '%s' cannot be made: no plugin of this node brings that"
                                .formatted(task, type)
                            + " type; "
                            + Nearest.hint(
                                type, benches.stream().map(one -> one.type().name()).toList())));
    Wanted wanted = terms.reading().read(task, type, settings);
    try {
      bench
          .plugin()
          .as(
              () ->
                  LOG.debug(
                      "{} can be made",
                      bench.type().task(task, wanted.settings(), AskedSettings::of)));
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to refuse it.
      throw new IllegalArgumentException(
          "task '%s' of type '%s' cannot be made: %s"
              .formatted(
                  task, type, Optional.ofNullable(broken.getMessage()).orElseGet(broken::toString)),
          broken);
    }
  }
}
