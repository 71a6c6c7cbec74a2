package com.example;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Says hello, once a day. */
public final class HelloTask implements Task {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalTime NOON = LocalTime.NOON;

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("hello-task")
        .describedAs("Says hello, once a day")
        .schedule("H 8 * * *") // some minute after eight, the same one every day
        .zone(ZONE.getId())
        .timeout(Duration.ofMinutes(1))
        .retry(Retry.exponential(3))
        .build();
  }

  @Override
  public void run(TaskRun run) {
    // The clock of the run, and not that of the machine: so a test can say what time it is.
    ZonedDateTime now = run.clock().instant().atZone(ZONE);
    String words = now.toLocalTime().isBefore(NOON) ? "good morning" : "good day";
    run.log(words);
    run.count("greetings", 1);
    run.message("said: " + words);
  }
}
