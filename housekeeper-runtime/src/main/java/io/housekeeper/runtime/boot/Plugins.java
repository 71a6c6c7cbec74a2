package io.housekeeper.runtime.boot;

import io.housekeeper.api.Plugin;
import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.config.Nearest;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.plugin.CannotInstall;
import io.housekeeper.runtime.plugin.GivenSettings;
import io.housekeeper.runtime.plugin.Grounds;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.InstalledType;
import io.housekeeper.runtime.plugin.ListenerType;
import io.housekeeper.runtime.plugin.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of a node from an opening of the ledger to its end, by their names. */
final class Plugins {

  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  /** A plugin of the application, and the settings that it may ask for. */
  record Given(String name, Plugin plugin, List<Record> settings) {}

  private Wishes wishes;
  private final Map<String, Brought> residents = new LinkedHashMap<>();

  /** By what they are of: a plugin, a file. */
  private final Map<String, List<String>> failures = new LinkedHashMap<>();

  Plugins(Wishes wishes) {
    this.wishes = wishes;
  }

  /** Takes in a plugin of the application, if it can be. */
  void install(Given given, String version, Grounds grounds) {
    ClassLoader loader = given.plugin().getClass().getClassLoader();
    Origin origin = Origin.ofApplication(given.name(), version, loader);
    try {
      GivenSettings settings = new GivenSettings(given.settings());
      put(brought(Installed.install(origin, given.plugin(), settings, grounds)));
    } catch (CannotInstall no) {
      fails(given.name(), List.of(no.sentence()));
    }
  }

  /** What a plugin brings here. */
  synchronized Brought brought(Installed plugin) {
    return Brought.of(plugin, wishes);
  }

  /** What is wanted of them. */
  synchronized Wishes wishes() {
    return wishes;
  }

  /** Something else is wanted from now on of those that are installed after this. */
  synchronized void want(Wishes others) {
    wishes = others;
  }

  /** From now on this is the plugin of its name. */
  synchronized void put(Brought brought) {
    String name = brought.plugin().origin().name();
    residents.put(name, brought);
    fails(name, brought.failures());
  }

  synchronized Optional<Brought> named(String name) {
    return Optional.ofNullable(residents.get(name));
  }

  /** There is no plugin of that name any more. */
  synchronized void remove(String name) {
    residents.remove(name);
    failures.remove(name);
  }

  /** What there is to say of something, in place of what was said before. */
  synchronized void fails(String what, List<String> sentences) {
    sentences.forEach(LOG::error);
    if (sentences.isEmpty()) {
      failures.remove(what);
    } else {
      failures.put(what, List.copyOf(sentences));
    }
  }

  /** What is wanted of types that none of the plugins brings, and what several of them bring. */
  private List<String> misfits() {
    Map<String, List<String>> types =
        bringers(plugin -> plugin.types().stream().map(InstalledType::name));
    Map<String, List<String>> listeners =
        bringers(plugin -> plugin.listenerTypes().stream().map(ListenerType::name));
    return Stream.of(
            unmet("task", wishes.tasks(), types.keySet()),
            unmet("listener", wishes.listeners(), listeners.keySet()),
            doubled("task", types),
            doubled("listener", listeners),
            absent())
        .flatMap(all -> all)
        .toList();
  }

  private Stream<String> absent() {
    return wishes.settings().given().keySet().stream()
        .filter(name -> !residents.containsKey(name))
        .sorted()
        .map(
            name ->
                "%splugins.%s has settings of a plugin that is not there: %s"
                    .formatted(
                        wishes.place("plugins." + name),
                        name,
                        Nearest.hint(name, residents.keySet())));
  }

  private Stream<String> unmet(String kind, List<Wanted> all, Set<String> types) {
    return all.stream()
        .filter(wanted -> !types.contains(wanted.type()))
        .map(
            wanted ->
                "%s%s '%s' of type '%s' is not made: no plugin brings that type; %s"
                    .formatted(
                        wishes.place(kind + "s." + wanted.name()),
                        kind,
                        wanted.name(),
                        wanted.type(),
                        Nearest.hint(wanted.type(), types)));
  }

  /** Which one is meant nobody can tell. */
  private static Stream<String> doubled(String kind, Map<String, List<String>> bringers) {
    return bringers.entrySet().stream()
        .filter(one -> one.getValue().size() > 1)
        .map(
            one ->
                "the %s type '%s' is brought by several plugins, '%s': give it another name in all but one of them, or take them away"
                    .formatted(kind, one.getKey(), String.join("', '", one.getValue())));
  }

  /** The plugins that bring types, by the names of the types. */
  private Map<String, List<String>> bringers(Function<Installed, Stream<String>> types) {
    Map<String, List<String>> all = new TreeMap<>();
    residents.forEach(
        (name, brought) ->
            types
                .apply(brought.plugin())
                .distinct()
                .forEach(type -> all.computeIfAbsent(type, key -> new ArrayList<>()).add(name)));
    return all;
  }

  synchronized List<Installed> installed() {
    return residents.values().stream().map(Brought::plugin).toList();
  }

  synchronized List<CodedTask> tasks() {
    return residents.values().stream().flatMap(one -> one.tasks().stream()).toList();
  }

  synchronized List<Listening> listeners() {
    return residents.values().stream().flatMap(one -> one.listeners().stream()).toList();
  }

  /** What cannot be, a sentence each. */
  synchronized List<String> failures() {
    List<String> all = new ArrayList<>();
    failures.values().forEach(all::addAll);
    all.addAll(misfits());
    return all;
  }

  /** Closes what the plugins keep, the last one's first. */
  synchronized void close() {
    new ArrayList<>(residents.values()).reversed().forEach(one -> one.plugin().close());
    residents.clear();
  }
}
