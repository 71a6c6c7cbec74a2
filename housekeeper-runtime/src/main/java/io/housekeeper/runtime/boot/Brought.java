package io.housekeeper.runtime.boot;

import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.engine.AskedSettings;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.InstalledType;
import io.housekeeper.runtime.plugin.ListenerType;
import io.housekeeper.runtime.plugin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plugin brings, with what somebody wants of its types.
 *
 * @param failures what cannot be, a sentence each
 */
record Brought(
    Installed plugin, List<CodedTask> tasks, List<Listening> listeners, List<String> failures) {

  private static final Logger LOG = LoggerFactory.getLogger(Brought.class);

  static Brought of(Installed plugin, Wishes wishes) {
    Making making = new Making(plugin, plugin.failures());
    plugin.tasks().forEach(making::add);
    for (InstalledType type : plugin.types()) {
      wishes.tasks().stream()
          .filter(wanted -> wanted.type().equals(type.name()))
          .forEach(wanted -> making.task(wanted, type));
    }
    for (ListenerType type : plugin.listenerTypes()) {
      wishes.listeners().stream()
          .filter(wanted -> wanted.type().equals(type.name()))
          .forEach(wanted -> making.listener(wanted, type));
    }
    return making.brought();
  }

  /** Whether others want the same of it. */
  boolean isSameFor(Wishes some, Wishes others) {
    Set<String> types =
        plugin.types().stream().map(InstalledType::name).collect(Collectors.toSet());
    Set<String> listenerTypes =
        plugin.listenerTypes().stream().map(ListenerType::name).collect(Collectors.toSet());
    return some.areSame(others, plugin.origin().name(), types, listenerTypes);
  }

  /** Whether others want the same of it but for its tasks. */
  boolean isSameButForTasks(Wishes some, Wishes others) {
    return isSameFor(some.with(others.tasks()), others);
  }

  /** The tasks that were made of its types. */
  List<CodedTask> typed() {
    return tasks.stream().filter(task -> task.typed().isPresent()).toList();
  }

  /** The same with the tasks that others want; one that cannot be made stays what it was. */
  Brought with(Wishes before, Wishes others) {
    Making making = new Making(plugin, List.of());
    tasks.stream().filter(task -> task.typed().isEmpty()).forEach(making.tasks::add);
    making.listeners.addAll(listeners);
    for (InstalledType type : plugin.types()) {
      others.tasks().stream()
          .filter(wanted -> wanted.type().equals(type.name()))
          .forEach(wanted -> again(making, wanted, type, before));
    }
    return making.brought();
  }

  private void again(Making making, Wanted wanted, InstalledType type, Wishes before) {
    Optional<CodedTask> now =
        typed().stream().filter(one -> one.task().spec().name().equals(wanted.name())).findFirst();
    if (now.isPresent() && before.tasks().contains(wanted)) {
      making.tasks.add(now.get());
    } else if (!making.task(wanted, type)) {
      now.ifPresent(making.tasks::add);
    }
  }

  /** It is not used after all. */
  void close() {
    for (Listening listening : listeners) {
      try {
        plugin.as(listening.listener()::close);
      } catch (Throwable broken) {
        // Code of others, of which nothing is wanted any more.
        LOG.warn("listener '{}' could not be closed", listening.name(), broken);
      }
    }
    plugin.close();
  }

  private static final class Making {

    private final Installed plugin;
    private final List<CodedTask> tasks = new ArrayList<>();
    private final List<Listening> listeners = new ArrayList<>();
    private final List<String> failures;

    private Making(Installed plugin, List<String> failures) {
      this.plugin = plugin;
      this.failures = new ArrayList<>(failures);
    }

    private void add(Task task) {
      add(task, Optional.empty());
    }

    private void add(Task task, Optional<Typed> typed) {
      Origin origin = plugin.origin();
      tasks.add(new CodedTask(origin.name(), origin.version(), task, typed, origin.loader()));
    }

    /** Whether it could be made. */
    private boolean task(Wanted wanted, InstalledType type) {
      return make(
          "task",
          wanted,
          () ->
              add(
                  type.task(wanted.name(), wanted.settings(), AskedSettings::of),
                  Optional.of(
                      new Typed(type.name(), wanted.settings().shown(type.type().settings())))));
    }

    private void listener(Wanted wanted, ListenerType type) {
      make(
          "listener",
          wanted,
          () -> {
            RunListener made = type.make().apply(wanted.settings().as(type.settings()));
            listeners.add(new Listening(wanted.name(), made, plugin.origin().loader()));
          });
    }

    private boolean make(String kind, Wanted wanted, Installed.Step step) {
      try {
        plugin.as(step);
        return true;
      } catch (Throwable broken) {
        // Code of others: an Error too is a reason to leave it out, and none to end the node.
        failures.add(
            "%s '%s' of type '%s' is not made: %s"
                .formatted(
                    kind,
                    wanted.name(),
                    wanted.type(),
                    Optional.ofNullable(broken.getMessage()).orElseGet(broken::toString)));
        return false;
      }
    }

    private Brought brought() {
      return new Brought(plugin, List.copyOf(tasks), List.copyOf(listeners), List.copyOf(failures));
    }
  }
}
