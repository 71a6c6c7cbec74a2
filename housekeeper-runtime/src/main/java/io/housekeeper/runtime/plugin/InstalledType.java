package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.util.function.Function;

/** A task type under its name, which its own code is asked for once. */
public record InstalledType(String name, TaskType<?> type) {

  /**
   * A task of this type.
   *
   * @param asked the settings that somebody wants for one run only: a JSON object, or empty
   * @throws IllegalArgumentException if these are not its settings
   */
  public Task task(String name, PluginSettings settings, Function<TaskRun, String> asked) {
    return of(type, name, settings, asked);
  }

  private static <S extends Record> Task of(
      TaskType<S> type, String name, PluginSettings settings, Function<TaskRun, String> asked) {
    S own = settings.as(type.settings());
    TaskSpec spec = type.spec().copyAs(name).build();
    return Task.of(
        spec,
        run -> {
          String others = asked.apply(run);
          type.run(others.isEmpty() ? own : settings.with(others).as(type.settings()), run);
        });
  }
}
