package io.housekeeper.runtime.boot;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.plugin.CannotInstall;
import io.housekeeper.runtime.plugin.Grounds;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.InstalledType;
import io.housekeeper.runtime.plugin.ListenerType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of an application from an opening of the ledger to its end. */
final class Plugins {

  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  /** A plugin, and the settings that it may ask for. */
  record Given(String name, Plugin plugin, List<Record> settings) {}

  /** Something that is to be made of a type that a plugin brings. */
  record Wanted(String name, String type, Record settings) {}

  /** What an application wants of plugins. */
  record Wishes(List<Given> plugins, List<Wanted> tasks, List<Wanted> listeners) {}

  private final List<Installed> installed = new ArrayList<>();
  private final List<CodedTask> tasks = new ArrayList<>();
  private final List<Listening> listeners = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * Installs all plugins that can be.
   *
   * @param version of the application, which is that of what it brings along
   */
  static Plugins install(Wishes wishes, String version, Grounds grounds) {
    Plugins plugins = new Plugins();
    wishes.plugins().forEach(given -> plugins.install(given, grounds));
    plugins.installed.forEach(
        one -> one.tasks().forEach(task -> plugins.tasks.add(coded(one, version, task))));
    wishes.tasks().forEach(wanted -> plugins.makeTask(wanted, version));
    wishes.listeners().forEach(plugins::makeListener);
    plugins.failures.forEach(LOG::error);
    return plugins;
  }

  private void install(Given given, Grounds grounds) {
    try {
      installed.add(Installed.install(given.name(), given.plugin(), given.settings(), grounds));
    } catch (CannotInstall no) {
      failures.add(no.sentence());
    }
  }

  private static CodedTask coded(Installed plugin, String version, Task task) {
    return new CodedTask(plugin.name(), version, task, plugin.loader());
  }

  private void makeTask(Wanted wanted, String version) {
    make(
        "task",
        wanted,
        types(),
        InstalledType::name,
        type ->
            tasks.add(coded(type.plugin(), version, type.task(wanted.name(), wanted.settings()))));
  }

  private void makeListener(Wanted wanted) {
    make(
        "listener",
        wanted,
        installed.stream().flatMap(one -> one.listenerTypes().stream()),
        ListenerType::name,
        type -> listeners.add(listening(type, wanted)));
  }

  private static Listening listening(ListenerType type, Wanted wanted) {
    if (!type.settings().isInstance(wanted.settings())) {
      throw new IllegalArgumentException(
          "it needs settings of %s, and was given %s"
              .formatted(type.settings().getName(), wanted.settings().getClass().getName()));
    }
    return new Listening(wanted.name(), type.make().apply(wanted.settings()), type.loader());
  }

  private Stream<InstalledType> types() {
    return installed.stream().flatMap(one -> one.types().stream());
  }

  private interface Making<T> {
    void of(T type);
  }

  private <T> void make(
      String kind, Wanted wanted, Stream<T> types, Function<T, String> name, Making<T> making) {
    List<T> all = types.toList();
    try {
      making.of(
          all.stream()
              .filter(type -> name.apply(type).equals(wanted.type()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(all, name))));
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to leave it out, and none to end the node.
      failures.add(
          "%s '%s' of type '%s' is not made: %s"
              .formatted(kind, wanted.name(), wanted.type(), broken.getMessage()));
    }
  }

  private static <T> String unknown(List<T> types, Function<T, String> name) {
    return "no plugin brings that type; there are "
        + types.stream().map(name).sorted().collect(Collectors.joining(", ", "[", "]"));
  }

  List<CodedTask> tasks() {
    return List.copyOf(tasks);
  }

  List<Listening> listeners() {
    return List.copyOf(listeners);
  }

  /** What cannot be, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Closes what the plugins keep, the last one's first. */
  void close() {
    installed.reversed().forEach(Installed::close);
  }
}
