package io.housekeeper.tasks.planted;

import java.time.Instant;

final class TasksAskTheClock {
  final Instant now = Instant.now();
}
