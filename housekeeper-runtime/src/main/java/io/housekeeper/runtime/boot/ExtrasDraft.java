package io.housekeeper.runtime.boot;

import io.housekeeper.api.Plugin;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Disclosure;
import io.housekeeper.runtime.config.Names;
import io.housekeeper.runtime.plugin.ConfiguredSettings;
import io.housekeeper.runtime.plugin.GivenSettings;
import io.housekeeper.runtime.plugin.Opener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a builder has been told of plugins so far. */
final class ExtrasDraft {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final List<Plugins.Given> plugins = new ArrayList<>();
  private final List<Wishes.Wanted> tasks = new ArrayList<>();
  private final List<Wishes.Wanted> listeners = new ArrayList<>();
  private Wishes.OfPlugins settings =
      new Wishes.OfPlugins(Map.of(), name -> new GivenSettings(List.of()));
  private Map<String, String> places = Map.of();
  private Disclosure said = Disclosure.NONE;
  private Optional<JarPlugins.Place> jars = Optional.empty();
  private Path directory = Path.of("data", "plugins");
  private MadeTasks.Reading reading =
      (task, json) -> ConfiguredSettings.ofBrowser(new Binder(Names.NONE), task, json);

  void plugin(String name, Plugin plugin, List<Record> own) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a plugin: write 1 to 63 letters, digits, '.', '_' or '-'"
                  .formatted(name)
              + ", the first of them a letter or digit");
    }
    if (name.equals(Housekeeper.APPLICATION)) {
      throw new IllegalArgumentException(
          "no plugin can be named '%s': so are the tasks that the application brings itself"
              .formatted(name));
    }
    if (plugins.stream().anyMatch(given -> given.name().equals(name))) {
      throw new IllegalArgumentException("there are two plugins '" + name + "'");
    }
    plugins.add(new Plugins.Given(name, plugin, own));
  }

  void folder(Path folder) {
    Opener.Terms before =
        jars.map(JarPlugins.Place::terms).orElse(new Opener.Terms(List.of(), List.of()));
    List<Path> folders = new ArrayList<>(jars.map(JarPlugins.Place::folders).orElse(List.of()));
    folders.add(folder);
    jars(new JarPlugins.Place(folders, before));
  }

  void jars(JarPlugins.Place place) {
    this.jars = Optional.of(place);
  }

  void settings(Wishes.OfPlugins all) {
    this.settings = all;
  }

  void places(Map<String, String> byPaths) {
    this.places = byPaths;
  }

  void said(Disclosure all) {
    this.said = all;
  }

  void reading(MadeTasks.Reading one) {
    this.reading = one;
  }

  void directory(Path parent) {
    this.directory = parent;
  }

  void task(Wishes.Wanted wanted) {
    tasks.add(wanted);
  }

  void listener(Wishes.Wanted wanted) {
    listeners.add(wanted);
  }

  Plan.Extras extras() {
    return new Plan.Extras(
        List.copyOf(plugins),
        jars,
        new Wishes(tasks, listeners, settings, places),
        directory,
        reading,
        said);
  }
}
