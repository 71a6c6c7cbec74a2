package io.housekeeper.example.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;

/** Runs in every process, each for itself: a cache is nobody else's. */
record RefreshCache(Cache cache) implements Task {

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("refresh-cache").schedule("every 1s").onEveryNode().build();
  }

  @Override
  public void run(TaskRun run) {
    cache.refresh();
  }
}
