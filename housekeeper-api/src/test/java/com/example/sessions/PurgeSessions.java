package com.example.sessions;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

public final class PurgeSessions implements Task {

  private static final Duration KEPT = Duration.ofDays(30);

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("purge-sessions")
        .describedAs("Deletes sessions nobody has used for a month")
        .schedule("H 2 * * *")
        .zone("America/New_York")
        .onStartup()
        .timeout(Duration.ofMinutes(5))
        .retry(Retry.exponential(3))
        .build();
  }

  @Override
  public void run(TaskRun run) throws Exception {
    Instant before = run.clock().instant().minus(KEPT);
    try (var connection = run.database("app").getConnection();
        var delete = connection.prepareStatement("delete from sessions where last_used < ?")) {
      delete.setTimestamp(1, Timestamp.from(before));
      run.count("deleted", delete.executeUpdate());
    }
  }
}
