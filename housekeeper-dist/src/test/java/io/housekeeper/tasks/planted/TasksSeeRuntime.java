package io.housekeeper.tasks.planted;

import io.housekeeper.runtime.schedule.Manual;

final class TasksSeeRuntime {
  final Manual seen = new Manual();
}
