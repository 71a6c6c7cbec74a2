package io.housekeeper.runtime.ledger;

import org.jspecify.annotations.Nullable;

/** What can go wrong between a node and its ledger. Each says what became of the transaction. */
public abstract sealed class LedgerFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private LedgerFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Two transactions were in each other's way and this one gave up; repeating it helps. */
  public static final class Conflict extends LedgerFailure {
    private static final long serialVersionUID = 1;

    public Conflict(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The database cannot be reached, or does not answer in time. Nothing was written. */
  public static final class Unreachable extends LedgerFailure {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The connection broke while it was committed: everything was written, or nothing. */
  public static final class OutcomeUnknown extends LedgerFailure {
    private static final long serialVersionUID = 1;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The database refuses something in it. Nothing was written; repeating it does not help. */
  public static final class Refused extends LedgerFailure {
    private static final long serialVersionUID = 1;

    public Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The ledger has declared this incarnation dead. Nothing was written, nor ever will be. */
  public static final class Fenced extends LedgerFailure {
    private static final long serialVersionUID = 1;

    private final long incarnation;

    public Fenced(long incarnation) {
      super("incarnation " + incarnation + " was declared dead by another node", null);
      this.incarnation = incarnation;
    }

    /** Which one: a node may have joined again before it learns this a second time. */
    public long incarnation() {
      return incarnation;
    }
  }
}
