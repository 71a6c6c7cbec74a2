package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.MadeRow;
import java.util.List;
import java.util.Optional;

/** Tasks that were made while nodes ran. Whoever changes them has locked the counter of changes. */
public interface MadeTable {

  /** All rows, in the order of their names. */
  List<MadeRow> rows();

  Optional<MadeRow> row(String name);

  /** Writes a row, in place of the one of the same name. */
  void put(MadeRow row);

  void delete(String name);
}
