package io.housekeeper.runtime.plugin;

import static java.util.Objects.requireNonNull;

import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;

/** What a plugin sees while it installs itself. */
final class Installing implements PluginSetup {

  private final Installed installed;
  private final PluginSettings settings;
  private final Grounds grounds;

  Installing(Installed installed, PluginSettings settings, Grounds grounds) {
    this.installed = installed;
    this.settings = settings;
    this.grounds = grounds;
  }

  @Override
  public String name() {
    return installed.origin().name();
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    return settings.as(type);
  }

  @Override
  public DataSource database(String name) {
    return grounds.databases().apply(name);
  }

  @Override
  public InstantSource clock() {
    return grounds.clock();
  }

  @Override
  public Path directory() {
    try {
      return Files.createDirectories(grounds.directory().resolve(name()));
    } catch (IOException e) {
      throw new UncheckedIOException("there can be no directory for it: " + e.getMessage(), e);
    }
  }

  @Override
  public PluginSetup task(Task task) {
    installed.add(requireNonNull(task, "a task is null"));
    return this;
  }

  @Override
  public PluginSetup taskType(TaskType<?> type) {
    installed.add(requireNonNull(type, "a task type is null"));
    return this;
  }

  @Override
  public <S extends Record> PluginSetup listenerType(
      String name, Class<S> type, Function<? super S, ? extends RunListener> make) {
    installed.add(
        new ListenerType(
            name, type, given -> make.apply(type.cast(given)), installed.origin().loader()));
    return this;
  }

  @Override
  public <C extends AutoCloseable> C closing(C resource) {
    installed.keep(requireNonNull(resource, "a resource is null"));
    return resource;
  }
}
