package io.housekeeper.tasks.planted;

import java.time.Instant;
import java.util.function.Supplier;

final class TasksReferToTheClock {
  final Supplier<Instant> now = Instant::now;
}
