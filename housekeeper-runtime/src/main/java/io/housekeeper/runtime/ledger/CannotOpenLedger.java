package io.housekeeper.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A ledger cannot be used. The message is a sentence for whoever started the node: what is wrong,
 * with which database, and what to do.
 */
public final class CannotOpenLedger extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotOpenLedger(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
