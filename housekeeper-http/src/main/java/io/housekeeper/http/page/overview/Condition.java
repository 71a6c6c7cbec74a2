package io.housekeeper.http.page.overview;

import io.housekeeper.runtime.control.TaskStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a task is doing, in one word, by which tasks can be looked for. */
public enum Condition {
  FAILING("bad"),
  QUARANTINED("bad"),
  RUNNING("busy"),
  PAUSED("warn"),
  FINE("good"),
  NEW("off"),
  DISABLED("off"),
  GONE("off");

  private final String tone;

  Condition(String tone) {
    this.tone = tone;
  }

  public String tone() {
    return tone;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Condition::word).toList();
  }

  static Optional<Condition> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** The first of these that holds. */
  public static Condition of(TaskStatus task) {
    if (!task.now().registered()) {
      return GONE;
    }
    if (!task.enabled()) {
      return DISABLED;
    }
    if (task.now().paused().contains("QUARANTINE") || task.now().paused().contains("UNREADABLE")) {
      return QUARANTINED;
    }
    if (!task.now().paused().isEmpty()) {
      return PAUSED;
    }
    if (task.running()) {
      return RUNNING;
    }
    return task.lastStatus().map(Condition::after).orElse(NEW);
  }

  private static Condition after(String status) {
    return switch (status) {
      case "failed", "timeout", "lost" -> FAILING;
      default -> FINE;
    };
  }
}
