package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.store.MadeTable;
import java.util.List;
import java.util.Optional;

final class MemoryMade implements MadeTable {

  private final Table<String, MadeRow> rows;

  MemoryMade(Undo undo) {
    this.rows = new Table<>(undo);
  }

  @Override
  public List<MadeRow> rows() {
    return rows.stream().toList();
  }

  @Override
  public Optional<MadeRow> row(String name) {
    return rows.row(name);
  }

  @Override
  public void put(MadeRow row) {
    rows.put(row.name(), row);
  }

  @Override
  public void delete(String name) {
    rows.remove(name);
  }
}
