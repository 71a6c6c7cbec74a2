package io.housekeeper.testkit;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import java.time.Duration;

/** Tasks of which a test wants only what it says of them. */
final class Tasks {

  private Tasks() {}

  static TaskSpec.Builder named(String name, String schedule) {
    return TaskSpec.named(name).schedule(schedule);
  }

  static Task quick(TaskSpec.Builder spec) {
    return Task.of(spec.build(), run -> run.message("done"));
  }

  static Task quick(String name, String schedule) {
    return quick(named(name, schedule));
  }

  static Task taking(Duration time, TaskSpec.Builder spec) {
    return Task.of(spec.build(), run -> VirtualTime.pass(time));
  }

  static Task failing(TaskSpec.Builder spec) {
    return Task.of(
        spec.build(),
        run -> {
          throw new IllegalStateException("no luck");
        });
  }
}
