package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import java.time.Duration;

/** The tasks of a {@link NodeProcess}, and of the nodes of a test that are to have them too. */
final class NodeTasks {

  private NodeTasks() {}

  static EngineTester in(EngineTester tester) {
    Healthy.in(tester);
    return tester
        .with(TaskSpec.named("long"), NodeTasks::runsLong)
        .with(TaskSpec.named("exits"), NodeTasks::exits)
        .with(TaskSpec.named("quick"), run -> {})
        .with(TaskSpec.named("loud").timeout(Duration.ofMinutes(5)), NodeTasks::shouts)
        .listening("speaker", new Speaker());
  }

  private static void runsLong(TaskRun run) throws InterruptedException {
    System.out.println("attempt " + run.attempt());
    Thread.sleep(60_000);
  }

  /** Not at once: what ran beside it has ended then, and is not suspected. */
  private static void exits(TaskRun run) throws InterruptedException {
    Thread.sleep(2_500);
    System.exit(3);
  }

  /** A gigabyte of log. */
  private static void shouts(TaskRun run) {
    String line = "x".repeat(1_000);
    for (int i = 0; i < 1_000_000; i++) {
      run.log(line);
    }
    run.message("said it all");
  }

  /** Says which ends it is told of, and never comes to the end of the first. */
  private static final class Speaker implements RunListener {

    @Override
    public void ended(Run run) throws InterruptedException {
      if (run.task().name().equals("quick")) {
        System.out.println("told " + run.id());
        Thread.sleep(60_000);
      }
      if (run.task().name().equals("loud")) {
        // The end of its log is written soon after.
        Thread.sleep(1_000);
        System.out.println("ended loud");
      }
    }
  }
}
