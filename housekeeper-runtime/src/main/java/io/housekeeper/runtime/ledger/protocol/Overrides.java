package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;

/** What operators have put in place of what code and file say. */
final class Overrides {

  /** The field under which the details of pauses are kept. */
  static final String PAUSE = "pause";

  private Overrides() {}

  /** The effective specification of a task. */
  static String apply(Transaction tables, String task, String code) {
    String effective = code;
    for (Overridden override : tables.changes().overrides(List.of(task))) {
      if (!override.field().startsWith(PAUSE)) {
        effective = SpecText.with(effective, override.field(), override.value());
      }
    }
    return effective;
  }
}
