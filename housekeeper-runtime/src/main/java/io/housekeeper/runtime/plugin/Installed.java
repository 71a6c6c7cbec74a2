package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import io.housekeeper.api.guice.TaskModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin has brought, and what it keeps until it goes. */
public final class Installed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Installed.class);

  private final Origin origin;
  private final List<Task> tasks = new ArrayList<>();
  private final List<InstalledType> types = new ArrayList<>();
  private final List<ListenerType> listenerTypes = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  private Installed(Origin origin) {
    this.origin = origin;
  }

  /**
   * Lets a plugin of the application install itself.
   *
   * @param settings what it may ask for
   * @throws CannotInstall with a sentence, if it throws; what it kept open is closed
   */
  public static Installed install(
      Origin origin, Plugin plugin, PluginSettings settings, Grounds grounds) throws CannotInstall {
    Installed installed = new Installed(origin);
    installed.whole(() -> plugin.install(new Installing(installed, settings, grounds)));
    return installed;
  }

  /**
   * Lets what JARs bring install itself.
   *
   * @param doors how things come in from them
   * @param resources what is closed with it, the last one first
   * @throws CannotInstall with a sentence, if nothing of it can be used; all that was open is
   *     closed
   */
  static Installed load(
      Origin origin,
      Set<Door> doors,
      List<AutoCloseable> resources,
      PluginSettings settings,
      Grounds grounds)
      throws CannotInstall {
    Installed installed = new Installed(origin);
    resources.forEach(installed::keep);
    installed.whole(() -> installed.enter(doors, new Installing(installed, settings, grounds)));
    if (installed.isEmpty()) {
      installed.close();
      throw new CannotInstall(
          installed.failures.isEmpty()
              ? "plugin '%s' is not used: it brings neither tasks nor types nor listeners"
                  .formatted(origin.name())
              : String.join("; ", installed.failures));
    }
    return installed;
  }

  private boolean isEmpty() {
    return tasks.isEmpty() && types.isEmpty() && listenerTypes.isEmpty();
  }

  /** All or nothing. */
  private void whole(Step step) throws CannotInstall {
    try {
      as(step);
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to leave the plugin out, and none to end the node.
      close();
      throw CannotInstall.because(origin.name(), broken);
    }
  }

  private void enter(Set<Door> doors, PluginSetup setup) throws Exception {
    ClassLoader loader = origin.loader();
    keep(DriverGates.open((PluginLoader) loader));
    if (doors.contains(Door.TASK)) {
      tasks.addAll(Providers.of(Task.class, loader, broken -> fails("a task", broken)));
    }
    if (doors.contains(Door.TASK_TYPE)) {
      Providers.of(TaskType.class, loader, broken -> fails("a type of tasks", broken))
          .forEach(this::addIfNamed);
    }
    List<Throwable> broken = new ArrayList<>();
    List<Plugin> plugins = new ArrayList<>();
    if (doors.contains(Door.PLUGIN)) {
      plugins.addAll(Providers.of(Plugin.class, loader, broken::add));
    }
    if (doors.contains(Door.TASK_MODULE)) {
      plugins.addAll(Providers.of(TaskModule.class, loader, broken::add));
    }
    if (!broken.isEmpty()) {
      throw new IllegalStateException(Faults.sentence(broken.get(0)), broken.get(0));
    }
    for (Plugin plugin : plugins) {
      plugin.install(setup);
    }
  }

  private void addIfNamed(TaskType<?> type) {
    try {
      add(type);
    } catch (Throwable broken) {
      // Code of others: its neighbours are used all the same.
      fails("a type of tasks", broken);
    }
  }

  private void fails(String what, Throwable broken) {
    failures.add(
        "plugin '%s' brings %s that is not used: %s"
            .formatted(origin.name(), what, Faults.sentence(broken)));
  }

  /** Something that code of the plugin does. */
  public interface Step {
    void run() throws Exception;
  }

  /** Code of the plugin sees its class loader as its thread's. */
  public void as(Step step) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(origin.loader());
    try {
      step.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  public Origin origin() {
    return origin;
  }

  /** What of it cannot be used, a sentence each. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  public List<Task> tasks() {
    return List.copyOf(tasks);
  }

  public List<InstalledType> types() {
    return List.copyOf(types);
  }

  public List<ListenerType> listenerTypes() {
    return List.copyOf(listenerTypes);
  }

  void add(Task task) {
    tasks.add(task);
  }

  void add(TaskType<?> type) {
    types.add(new InstalledType(type.spec().name(), type));
  }

  void add(ListenerType type) {
    listenerTypes.add(type);
  }

  void keep(AutoCloseable resource) {
    resources.push(resource);
  }

  /** Closes what the plugin keeps, the last first. One that fails does not keep the others open. */
  @Override
  public void close() {
    while (!resources.isEmpty()) {
      AutoCloseable resource = resources.pop();
      try {
        as(resource::close);
      } catch (Throwable broken) {
        LOG.warn(
            "{} of plugin '{}' could not be closed", resource.getClass(), origin.name(), broken);
      }
    }
  }
}
