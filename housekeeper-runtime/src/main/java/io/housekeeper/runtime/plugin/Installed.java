package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin has brought, and what it keeps until it goes. */
public final class Installed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Installed.class);

  private final String name;
  private final ClassLoader loader;
  private final List<Task> tasks = new ArrayList<>();
  private final List<TaskType<?>> types = new ArrayList<>();
  private final List<ListenerType> listenerTypes = new ArrayList<>();
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  private Installed(String name, ClassLoader loader) {
    this.name = name;
    this.loader = loader;
  }

  /**
   * Lets a plugin install itself.
   *
   * @param settings what it may ask for
   * @throws CannotInstall with a sentence, if it throws; what it kept open is closed
   */
  public static Installed install(
      String name, Plugin plugin, Collection<? extends Record> settings, Grounds grounds)
      throws CannotInstall {
    ClassLoader loader = plugin.getClass().getClassLoader();
    Installed installed = new Installed(name, loader);
    try {
      installed.as(() -> plugin.install(new Installing(installed, settings, grounds)));
      return installed;
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to leave the plugin out, and none to end the node.
      installed.close();
      throw new CannotInstall(name, broken);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Code of the plugin sees its class loader as its thread's. */
  private void as(Step step) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      step.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  public String name() {
    return name;
  }

  public ClassLoader loader() {
    return loader;
  }

  public List<Task> tasks() {
    return List.copyOf(tasks);
  }

  public List<InstalledType> types() {
    return types.stream().map(type -> new InstalledType(this, type)).toList();
  }

  public List<ListenerType> listenerTypes() {
    return List.copyOf(listenerTypes);
  }

  void add(Task task) {
    tasks.add(task);
  }

  void add(TaskType<?> type) {
    types.add(type);
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
        LOG.warn("{} of plugin '{}' could not be closed", resource.getClass(), name, broken);
      }
    }
  }
}
