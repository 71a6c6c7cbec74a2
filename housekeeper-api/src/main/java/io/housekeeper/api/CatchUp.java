package io.housekeeper.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to fires that nobody was there to run in time, because the service was down or
 * overloaded. Whatever is not run is entered as missed, with how many fires it stands for.
 */
public final class CatchUp {

  /** The most fires that {@link #all} runs after one gap. */
  public static final int MOST = 100;

  /** Which of the fires are run late. A {@code switch} over it needs a {@code default}. */
  public enum Mode {
    /** None of them. */
    NONE,
    /** The newest, which stands for all. */
    LATEST,
    /** Each of them, oldest first. */
    ALL
  }

  private final Mode mode;
  private final Duration within;
  private final int atMost;
  private final Duration spread;

  private CatchUp(Mode mode, Duration within, int atMost, Duration spread) {
    this.mode = mode;
    this.within = Check.notNegative("time limit of catch-up", within);
    this.atMost = Check.between("number of fires to catch up", atMost, 0, MOST);
    this.spread = Check.notNegative("spread of catch-up", spread);
  }

  /** Nothing is run late. */
  public static CatchUp none() {
    return new CatchUp(Mode.NONE, Duration.ZERO, 0, Duration.ZERO);
  }

  /** The newest fire is run, if it is no older than that; one run stands for all. */
  public static CatchUp latest(Duration within) {
    return new CatchUp(
        Mode.LATEST, Check.positive("time limit of catch-up", within), 1, Duration.ZERO);
  }

  /** The newest fires are run one by one, those no older than that and at most so many. */
  public static CatchUp all(Duration within, int atMost) {
    Check.between("number of fires to catch up", atMost, 1, MOST);
    return new CatchUp(
        Mode.ALL, Check.positive("time limit of catch-up", within), atMost, Duration.ZERO);
  }

  /**
   * The same with the late runs spread evenly over that time, instead of one after the other.
   *
   * @throws IllegalStateException unless this is {@link #all}: nothing else has several late runs
   */
  public CatchUp spread(Duration over) {
    if (mode != Mode.ALL) {
      throw new IllegalStateException("spread of catch-up needs CatchUp.all(…), was " + this);
    }
    return new CatchUp(mode, within, atMost, over);
  }

  /** Which of the fires are run late. */
  public Mode mode() {
    return mode;
  }

  /** How old a fire may be and still be run. */
  public Duration within() {
    return within;
  }

  /** How many fires are run after one gap. */
  public int atMost() {
    return atMost;
  }

  /** Over which time the late runs are spread; zero for one after the other. */
  public Duration spread() {
    return spread;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatchUp that
        && mode == that.mode
        && within.equals(that.within)
        && atMost == that.atMost
        && spread.equals(that.spread);
  }

  @Override
  public int hashCode() {
    return Objects.hash(mode, within, atMost, spread);
  }

  @Override
  public String toString() {
    return switch (mode) {
      case NONE -> "no catch-up";
      case LATEST -> "the latest within %s".formatted(within);
      case ALL -> "all within %s, %d at most".formatted(within, atMost);
    };
  }
}
