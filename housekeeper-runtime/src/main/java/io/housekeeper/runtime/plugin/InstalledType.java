package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;

/** A task type under its name, which its own code is asked for once. */
public record InstalledType(String name, TaskType<?> type) {

  /**
   * A task of this type.
   *
   * @throws IllegalArgumentException if these are not its settings
   */
  public Task task(String name, PluginSettings settings) {
    return of(type, name, settings);
  }

  private static <S extends Record> Task of(
      TaskType<S> type, String name, PluginSettings settings) {
    S own = settings.as(type.settings());
    TaskSpec spec = type.spec().copyAs(name).build();
    return Task.of(spec, run -> type.run(own, run));
  }
}
