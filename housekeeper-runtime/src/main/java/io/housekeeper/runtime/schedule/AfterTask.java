package io.housekeeper.runtime.schedule;

/**
 * Due when another task has ended in a certain way: {@code after purge}, {@code after purge
 * failed}.
 */
public record AfterTask(String task, End end) implements Untimed {

  /** Which ends of the other task count. */
  public enum End {
    SUCCEEDED(1, ""),
    FAILED(2, " failed"),
    ENDED(3, " ended");

    private final int number;
    private final String suffix;

    End(int number, String suffix) {
      this.number = number;
      this.suffix = suffix;
    }

    /** The number that the ledger keeps. */
    public int number() {
      return number;
    }
  }

  @Override
  public String text() {
    return "after " + task + end.suffix;
  }

  @Override
  public String description() {
    return switch (end) {
      case SUCCEEDED -> "each time '%s' has succeeded".formatted(task);
      case FAILED -> "each time '%s' has failed".formatted(task);
      case ENDED -> "each time '%s' has succeeded or failed".formatted(task);
    };
  }
}
