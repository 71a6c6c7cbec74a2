package io.housekeeper.testkit;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One run of a task in a Housekeeper of its own. */
final class SingleRun implements RunListener, Task.Code {

  /** The service has started well before the run is due. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private final TaskTest test;
  private final Task task;
  private final Instant time;
  private final List<Run> told = new ArrayList<>();
  private boolean isEarlier;

  SingleRun(TaskTest test) {
    this.test = test;
    this.task = test.task();
    this.time = test.time().truncatedTo(ChronoUnit.MILLIS);
  }

  FinishedRun finished() {
    Instant begin = test.success().orElse(time).minus(BEFORE);
    Task single = task(begin);
    try (VirtualHousekeeper housekeeper =
        test.housekeeper(begin).tasks(single).listener("task-test", this).start()) {
      String name = single.spec().name();
      test.success().ifPresent(success -> succeed(housekeeper, name, success));
      RunDetail detail = run(housekeeper, name);
      String id = detail.summary().id();
      Run run = told.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
      return new FinishedRun(run, detail, housekeeper.log(id));
    }
  }

  private Task task(Instant begin) {
    TaskSpec spec = task.spec();
    // What the service would refuse is refused, although this run has no use for the schedule.
    test.housekeeper(begin).tasks(Task.of(spec, run -> {})).check();
    return Task.of(test.spec(spec, test.isManual() ? "manual" : "at " + time), this);
  }

  private void succeed(VirtualHousekeeper housekeeper, String name, Instant success) {
    if (!success.isBefore(time)) {
      throw new IllegalArgumentException(
          "the last success of task '%s' at %s must be before its run at %s"
              .formatted(name, success, time));
    }
    housekeeper.advanceTo(success);
    isEarlier = true;
    housekeeper.runNow(name);
    isEarlier = false;
  }

  private RunDetail run(VirtualHousekeeper housekeeper, String name) {
    housekeeper.advanceTo(time);
    if (test.isManual()) {
      return housekeeper.over(
          housekeeper.control().as(Asking.by("test")).runNow(name, "", test.isDry()));
    }
    List<RunSummary> runs = housekeeper.runs(name);
    return housekeeper.over(runs.get(runs.size() - 1).id());
  }

  @Override
  public void run(TaskRun run) throws Exception {
    if (!isEarlier) {
      task.run(run);
    }
  }

  @Override
  public void ended(Run run) {
    told.add(run);
  }
}
