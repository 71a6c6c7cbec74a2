package io.housekeeper.dist;

import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;

/** Lets plugins install themselves, to see which types of listeners they bring. */
final class ListenerTypes implements PluginSetup {

  private final SortedMap<String, Class<? extends Record>> settings = new TreeMap<>();

  /** The settings of each, by their names. */
  SortedMap<String, Class<? extends Record>> settings() {
    return settings;
  }

  @Override
  public <S extends Record> PluginSetup listenerType(
      String name, Class<S> type, Function<? super S, ? extends RunListener> make) {
    settings.put(name, type);
    return this;
  }

  @Override
  public PluginSetup task(Task task) {
    return this;
  }

  @Override
  public PluginSetup taskType(TaskType<?> type) {
    return this;
  }

  @Override
  public <C extends AutoCloseable> C closing(C resource) {
    return resource;
  }

  @Override
  public String name() {
    throw new UnsupportedOperationException("nothing is told to it");
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    throw new UnsupportedOperationException("nothing is told to it");
  }

  @Override
  public DataSource database(String name) {
    throw new UnsupportedOperationException("nothing is told to it");
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.EPOCH);
  }

  @Override
  public Path directory() {
    throw new UnsupportedOperationException("nothing is told to it");
  }
}
