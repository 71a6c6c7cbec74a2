package io.housekeeper.example.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import java.time.Duration;

/** Runs on one process of all, some minute after two. */
record PurgeSessions(Sessions sessions) implements Task {

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("purge-sessions")
        .describedAs("Deletes sessions nobody has used for a month")
        .schedule("H 2 * * *")
        .timeout(Duration.ofMinutes(5))
        .build();
  }

  @Override
  public void run(TaskRun run) {
    run.count("deleted", sessions.purge(run.clock().instant().minus(Duration.ofDays(30))));
  }
}
