package io.housekeeper.runtime.ledger;

/**
 * Where the thread of an attempt was.
 *
 * @param kind when it was there
 */
public record StackText(long run, int attempt, Kind kind, String body) {

  /** At which moment, with the number that the ledger keeps. */
  public enum Kind {
    /** When its time was up. */
    TIME_UP(1),
    /** When it threw what ended it. */
    THROWN(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    /** The kind with a number. */
    public static Kind numbered(int number) {
      return number == TIME_UP.number ? TIME_UP : THROWN;
    }
  }
}
