package io.housekeeper.dist.proof;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import java.time.Duration;

/** Does a duty, and writes down when it begins and how it ends. */
final class DutyTask implements Task {

  /** More crashes in a row than a proof has: none of its tasks is to be given up. */
  private static final int RESTARTS = 100;

  private static final Retry SOON = Retry.fixed(5, Duration.ofMillis(300));

  private final Duty duty;
  private final String node;
  private final Pen pen;

  DutyTask(Duty duty, String node, Pen pen) {
    this.duty = duty;
    this.node = node;
    this.pen = pen;
  }

  @Override
  public TaskSpec spec() {
    TaskSpec.Builder spec =
        TaskSpec.named(duty.task()).schedule(duty.schedule()).restarts(RESTARTS);
    return switch (duty.manner()) {
      case ALONE -> spec.build();
      case TOGETHER -> spec.overlap(Overlap.ALLOW).build();
      case IN_TURN -> spec.overlap(Overlap.QUEUE).build();
      case AT_THE_SECOND_TRY -> spec.retry(SOON).build();
      case ON_EVERY_NODE -> spec.onEveryNode().build();
      case ALL_OF_THEM -> spec.catchUp(CatchUp.all(Duration.ofDays(1), 100)).build();
    };
  }

  @Override
  public void run(TaskRun run) throws Exception {
    Work work =
        new Work(duty.task(), node, Long.parseLong(run.id()), run.attempt(), run.fencingToken());
    pen.write(Fact.Kind.STARTED, work, "");
    try {
      Thread.sleep(duty.takes());
      if (duty.manner() == Duty.Manner.AT_THE_SECOND_TRY && run.attempt() == 1) {
        throw new IllegalStateException("not at the first try");
      }
    } catch (InterruptedException | RuntimeException e) {
      pen.write(Fact.Kind.LEFT, work, e.getClass().getSimpleName());
      throw e;
    }
    pen.write(Fact.Kind.DONE, work, "");
  }
}
