package io.housekeeper.runtime.schedule.planted;

final class ScheduleHasThread {
  final Thread thread = new Thread(() -> {});
}
