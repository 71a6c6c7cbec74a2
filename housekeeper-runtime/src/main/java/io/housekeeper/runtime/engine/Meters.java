package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;

/** Is told what can be counted on this node, on the threads of the engine: it must not wait. */
public interface Meters {

  Meters NONE = (task, entry) -> {};

  /**
   * An entry is in the ledger for good.
   *
   * @param task its name
   */
  void ended(String task, Entry entry);
}
