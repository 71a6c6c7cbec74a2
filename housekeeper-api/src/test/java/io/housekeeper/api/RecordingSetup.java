package io.housekeeper.api;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** What a plugin announces, kept for a test to look at; stands for the runtime. */
public final class RecordingSetup implements PluginSetup {

  public final Map<String, Task> tasks = new LinkedHashMap<>();
  public final Map<String, TaskType<?>> types = new LinkedHashMap<>();
  public final Map<String, Function<? super Record, ? extends RunListener>> listeners =
      new LinkedHashMap<>();
  public final List<AutoCloseable> closing = new ArrayList<>();

  private final List<Record> settings;
  private final List<String> databases;

  public RecordingSetup(List<String> databases, Record... settings) {
    this.databases = databases;
    this.settings = List.copyOf(Arrays.asList(settings));
  }

  @Override
  public String name() {
    return "example";
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    return settings.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no settings of " + type));
  }

  @Override
  public DataSource database(String name) {
    if (!databases.contains(name)) {
      throw new IllegalArgumentException("no database '" + name + "', there are " + databases);
    }
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> "database " + name);
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Path directory() {
    return Path.of("data", name());
  }

  @Override
  public PluginSetup task(Task task) {
    tasks.put(task.spec().name(), task);
    return this;
  }

  @Override
  public PluginSetup taskType(TaskType<?> type) {
    types.put(type.spec().name(), type);
    return this;
  }

  @Override
  public <S extends Record> PluginSetup listenerType(
      String name, Class<S> type, Function<? super S, ? extends RunListener> make) {
    listeners.put(name, block -> make.apply(type.cast(block)));
    return this;
  }

  @Override
  public <C extends AutoCloseable> C closing(C resource) {
    closing.add(resource);
    return resource;
  }
}
