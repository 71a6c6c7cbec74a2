package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import io.housekeeper.api.guice.TaskModule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How something comes in: a file in {@code META-INF/services} that names classes. */
enum Door {
  TASK(Task.class),
  TASK_TYPE(TaskType.class),
  PLUGIN(Plugin.class),
  TASK_MODULE(TaskModule.class);

  private final Class<?> type;

  Door(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  String file() {
    return "META-INF/services/" + type.getName();
  }

  static String files() {
    return Arrays.stream(values()).map(Door::file).collect(Collectors.joining(", "));
  }
}
