package io.housekeeper.testkit;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.plugin.CannotInstall;
import io.housekeeper.runtime.plugin.Grounds;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.InstalledType;
import io.housekeeper.runtime.plugin.Opener;
import io.housekeeper.runtime.plugin.Opener.Terms;
import io.housekeeper.runtime.plugin.Origin;
import io.housekeeper.runtime.plugin.PluginSettings;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugin that is loaded as the service loads it, from its JAR and in a loader of its own. */
final class OpenedPlugin implements AutoCloseable {

  private static final Instant SOME_TIME = Instant.parse("2027-01-04T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("UTC");

  private final Installed installed;
  private final Path folder;
  private final List<Class<? extends Record>> asked;

  private OpenedPlugin(Installed installed, Path folder, List<Class<? extends Record>> asked) {
    this.installed = installed;
    this.folder = folder;
    this.asked = asked;
  }

  static OpenedPlugin of(PluginContract contract) {
    Path plugin = contract.plugin();
    PluginJars.mustBeThere(plugin);
    Path folder = folder();
    List<Class<? extends Record>> asked = new ArrayList<>();
    Binder binder = new Binder(new Names(contract.variables(), Map.of(), true));
    Grounds grounds = new Grounds(() -> SOME_TIME, contract::database, folder.resolve("own"));
    Opener opener = Opener.of(new Terms(List.of(), List.of()), grounds, folder.resolve("copies"));
    try {
      Installed installed =
          opener.open(plugin, name -> new TextSettings(binder, contract.settings(), asked));
      return new OpenedPlugin(installed, folder, asked);
    } catch (CannotInstall no) {
      delete(folder);
      throw new AssertionError(no.sentence(), no);
    }
  }

  /** The text of a test as the plugin's settings. */
  private record TextSettings(Binder binder, String text, List<Class<? extends Record>> asked)
      implements PluginSettings {

    @Override
    public <S extends Record> S as(Class<S> type) {
      asked.add(type);
      return binder.bind(type, text, "settings() of the test").orThrow();
    }
  }

  ClassLoader loader() {
    return installed.origin().loader();
  }

  /** What of it cannot be used. */
  List<String> failures() {
    return installed.failures();
  }

  /** Why tasks cannot be run: those that it brings, and those that would be made of its types. */
  List<String> refusals(Map<String, String> variables) {
    List<String> sentences = new ArrayList<>(refusals(installed.tasks(), variables));
    for (InstalledType type : installed.types()) {
      sentences.addAll(refusals(List.of(new TaskOfType(type)), variables));
    }
    return sentences;
  }

  private List<String> refusals(List<Task> tasks, Map<String, String> variables) {
    ScheduleReader schedules = new ScheduleReader(name -> Optional.ofNullable(variables.get(name)));
    Catalog catalog = new Catalog(schedules, TaskSettings.in(ZONE));
    Origin origin = installed.origin();
    for (Task task : tasks) {
      catalog.add(new CodedTask(origin.name(), origin.version(), task, origin.loader()), SOME_TIME);
    }
    return catalog.refusals().stream().map(Refusal::sentence).toList();
  }

  /** Records of settings that it can be asked for, by what they are the settings of. */
  Map<String, Class<?>> settings() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    asked.forEach(type -> all.put("plugins." + installed.origin().name(), type));
    installed
        .types()
        .forEach(one -> all.put("the type of tasks '%s'".formatted(one.name()), settings(one)));
    installed
        .listenerTypes()
        .forEach(
            one -> all.put("the type of listeners '%s'".formatted(one.name()), one.settings()));
    return all;
  }

  private static Class<?> settings(InstalledType type) {
    return type.type().settings();
  }

  /** Closes it as the service does, and deletes what was made for it. */
  @Override
  public void close() {
    installed.close();
    delete(folder);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("housekeeper-contract");
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  /** What a configuration would make, as far as its type says it. */
  private record TaskOfType(InstalledType type) implements Task {

    @Override
    public TaskSpec spec() {
      return type.type().spec();
    }

    @Override
    public void run(TaskRun run) {
      throw new UnsupportedOperationException("is only looked at");
    }
  }
}
