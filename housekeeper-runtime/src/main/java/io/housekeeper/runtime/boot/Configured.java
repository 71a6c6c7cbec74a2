package io.housekeeper.runtime.boot;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.housekeeper.api.Secret;
import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Bound;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.Configuration.LedgerBlock;
import io.housekeeper.runtime.config.Configuration.ListenerBlock;
import io.housekeeper.runtime.config.TaskBlock;
import io.housekeeper.runtime.plugin.ConfiguredSettings;
import io.housekeeper.runtime.plugin.Opener;
import io.housekeeper.runtime.plugin.PluginSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says to a builder what a configuration says. */
final class Configured {

  private static final String SQLITE = "jdbc:sqlite:";

  private final Configuration configuration;
  private final Binder binder;
  private final HousekeeperBuilder builder;

  private Configured(Configuration configuration, HousekeeperBuilder builder) {
    this.configuration = configuration;
    this.binder = new Binder(configuration.names());
    this.builder = builder;
  }

  /**
   * Says all of it.
   *
   * @param machine the name of a node that has none of its own
   */
  static void say(Configuration configuration, String machine, HousekeeperBuilder builder) {
    Configured configured = new Configured(configuration, builder);
    configured.sayBasics(machine);
    configured.sayPlugins();
    builder.extras().places(configuration.places());
    builder.extras().said(configuration.said());
    configuration.tasks().forEach(configured::sayTask);
    configuration.listeners().forEach(configured::sayListener);
  }

  private void sayBasics(String machine) {
    Configuration.Basics basics = configuration.basics();
    builder
        .node(basics.node().orElse(machine))
        .zone(basics.timezone().getId())
        .maxConcurrentRuns(basics.maxConcurrentRuns())
        .ledger(address(basics.ledger()))
        .retention(basics.ledger().retention())
        .patience(basics.shutdown().patience())
        .fires(basics.enabled())
        .databases(basics.databases(), Drivers.in(configuration.plugins().places().drivers()))
        .defaults(basics.defaults().values())
        .pluginDirectory(basics.dataDirectory().resolve("plugins"));
  }

  static LedgerAddress address(LedgerBlock ledger) {
    if (ledger.url().startsWith(SQLITE)) {
      return new LedgerAddress.Sqlite(Path.of(ledger.url().substring(SQLITE.length())));
    }
    return new LedgerAddress.Postgres(
        ledger.url(),
        ledger.user().orElse(""),
        ledger.password().orElse(Secret.of("")),
        ledger.schema());
  }

  private void sayPlugins() {
    Configuration.PluginsBlock places = configuration.plugins().places();
    builder
        .extras()
        .jars(
            new JarPlugins.Place(
                List.of(places.directory()),
                new Opener.Terms(places.trusted(), places.sharePackages())));
    Map<String, PluginSettings> given = new LinkedHashMap<>();
    configuration
        .plugins()
        .settings()
        .forEach((plugin, block) -> given.put(plugin, settings(plugin, block)));
    builder.extras().reading((task, json) -> ConfiguredSettings.ofBrowser(binder, task, json));
    builder
        .extras()
        .settings(
            new Wishes.OfPlugins(given, plugin -> settings(plugin, ConfigFactory.empty().root())));
  }

  private PluginSettings settings(String plugin, ConfigObject block) {
    return new ConfiguredSettings(binder, block, "plugins." + plugin);
  }

  /** What cannot be read was reported when it was read. */
  private void sayTask(String name, Bound<TaskBlock> bound) {
    bound
        .value()
        .ifPresent(
            task -> {
              task.type().ifPresent(type -> builder.wantTask(wanted(name, type, task)));
              task.formerly().ifPresent(before -> builder.formerly(name, before));
              for (Map.Entry<String, String> value : task.values().entrySet()) {
                builder.configure(name, value.getKey(), value.getValue());
              }
            });
  }

  private Wanted wanted(String name, String type, TaskBlock task) {
    ConfigObject settings = task.settings().orElseGet(() -> ConfigFactory.empty().root());
    String path = "tasks." + name + ".settings";
    return new Wanted(name, type, new ConfiguredSettings(binder, settings, path));
  }

  private void sayListener(String name, Bound<ListenerBlock> bound) {
    bound
        .value()
        .filter(ListenerBlock::enabled)
        .ifPresent(
            listener ->
                builder.wantListener(
                    new Wanted(
                        name,
                        listener.type(),
                        new ConfiguredSettings(binder, listener.settings(), "listeners." + name))));
  }
}
