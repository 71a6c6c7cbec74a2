package io.housekeeper.dist.remote;

import io.housekeeper.client.answer.TaskStatus;
import java.util.Locale;

/** How a task is doing, in a word. */
enum TaskState {
  /** A run of it executes. */
  RUNNING,
  /** It is not due any more. */
  DISABLED,
  /** It, or everything, is paused. */
  PAUSED,
  /** It has brought down a node too often. */
  QUARANTINED,
  /** This version cannot read it. */
  UNREADABLE,
  /** No living node has its code. */
  ABSENT,
  /** It is due at some time. */
  SCHEDULED,
  /** It runs when somebody asks for it, or after another. */
  IDLE;

  static TaskState of(TaskStatus task) {
    if (task.running()) {
      return RUNNING;
    }
    if (!task.enabled()) {
      return DISABLED;
    }
    if (task.paused().contains("QUARANTINE")) {
      return QUARANTINED;
    }
    if (task.paused().contains("UNREADABLE")) {
      return UNREADABLE;
    }
    if (!task.paused().isEmpty()) {
      return PAUSED;
    }
    if (!task.registered()) {
      return ABSENT;
    }
    return task.scheduled() ? SCHEDULED : IDLE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
