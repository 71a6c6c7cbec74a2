package io.housekeeper.dist.proof;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each node of the proof has to do. The patterns are such that their fires need no scheduler:
 * every second, or every so many that divide a minute.
 */
enum Duty {
  LIGHT("* * * * * *", 1, Manner.ALONE, 20),
  BRISK("* * * * * *", 1, Manner.ALONE, 700),
  BESIDE("* * * * * *", 1, Manner.TOGETHER, 1_500),
  LONG("*/2 * * * * *", 2, Manner.ALONE, 3_500),
  QUEUED("*/2 * * * * *", 2, Manner.IN_TURN, 1_200),
  RETRIED("*/2 * * * * *", 2, Manner.AT_THE_SECOND_TRY, 200),
  EVERYWHERE("*/2 * * * * *", 2, Manner.ON_EVERY_NODE, 100),
  CAUGHT_UP("*/5 * * * * *", 5, Manner.ALL_OF_THEM, 300),
  DELAYED("every 1s after completion", 0, Manner.ALONE, 300),
  FOLLOWER("after queued", 0, Manner.ALONE, 100),
  LAST("after follower", 0, Manner.ALONE, 100);

  /** How it is to be done. */
  enum Manner {
    /** What is due while it runs is skipped. */
    ALONE,
    TOGETHER,
    IN_TURN,
    AT_THE_SECOND_TRY,
    ON_EVERY_NODE,
    /** Late ones too, each for itself. */
    ALL_OF_THEM
  }

  private final String schedule;
  private final int seconds;
  private final Manner manner;
  private final Duration takes;

  Duty(String schedule, int seconds, Manner manner, int millis) {
    this.schedule = schedule;
    this.seconds = seconds;
    this.manner = manner;
    this.takes = Duration.ofMillis(millis);
  }

  String task() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Duty of(String task) {
    return Stream.of(values()).filter(duty -> duty.task().equals(task)).findFirst().orElseThrow();
  }

  String schedule() {
    return schedule;
  }

  Manner manner() {
    return manner;
  }

  Duration takes() {
    return takes;
  }

  /** Whether a clock alone says when it is due. */
  boolean isByTheClock() {
    return seconds > 0;
  }

  /** How many fires lie after an instant and up to another, in milliseconds since the epoch. */
  long fires(long after, long upTo) {
    long period = seconds * 1_000L;
    return Math.max(0, Math.floorDiv(upTo, period) - Math.floorDiv(after, period));
  }

  /** Whether two executions at once would be wrong; on every node, of that node. */
  boolean isExclusive() {
    return manner != Manner.TOGETHER;
  }

  boolean isOnEveryNode() {
    return manner == Manner.ON_EVERY_NODE;
  }

  /** Whose success this follows. */
  Optional<Duty> follows() {
    return schedule.startsWith("after ")
        ? Optional.of(of(schedule.substring("after ".length())))
        : Optional.empty();
  }

  /**
   * Whether it is done long before it is due again, so that neither itself nor a node without room
   * holds its account up.
   */
  boolean isSoonDone() {
    return takes.toMillis() * 2 < seconds * 1_000L;
  }
}
