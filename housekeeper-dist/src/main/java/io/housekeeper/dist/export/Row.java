package io.housekeeper.dist.export;

import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Something that is exported: values by their names, which are part of the command's interface. */
record Row(Map<String, Object> values) {

  static Row of(RunSummary run) {
    return new Row(new LinkedHashMap<>())
        .with("id", run.id())
        .with("task", run.task())
        .with("state", run.state().name())
        .with("trigger", run.source().trigger().name())
        .with("fire", text(run.source().fire()))
        .with("fires", run.source().fires())
        .with("startedAt", text(run.times().startedAt()))
        .with("endedAt", text(run.times().endedAt()))
        .with("durationMillis", millis(run.times().duration()))
        .with("attempts", run.times().attempts())
        .with("message", run.message());
  }

  static Row of(TaskStatus task) {
    return new Row(new LinkedHashMap<>())
        .with("name", task.name())
        .with("description", task.about().description())
        .with("schedule", task.about().schedule())
        .with("zone", task.about().zone())
        .with("plugin", task.about().plugin())
        .with("enabled", task.enabled())
        .with("lastRun", text(task.lastRun()))
        .with("lastStatus", task.lastStatus().orElse(""))
        .with("lastError", task.lastError().orElse(""))
        .with("totalRuns", task.totalRuns())
        .with("totalFailures", task.totalFailures())
        .with("averageDurationMillis", millis(task.averageDuration()))
        .with("nextRun", text(task.nextRun()));
  }

  static Row of(String task, ChangeMade change) {
    return new Row(new LinkedHashMap<>())
        .with("id", change.id())
        .with("task", task)
        .with("at", change.by().at().toString())
        .with("who", change.by().who())
        .with("what", change.what())
        .with("why", change.by().why())
        .with("until", text(change.by().until()))
        .with("before", change.before())
        .with("after", change.after());
  }

  private Row with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }

  private static Object millis(Optional<Duration> duration) {
    return duration.<Object>map(Duration::toMillis).orElse("");
  }
}
