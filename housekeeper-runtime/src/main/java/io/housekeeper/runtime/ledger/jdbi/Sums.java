package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.SumTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A table of sums as it is in the database. */
record Sums(Session session, SumTexts texts) implements SumTable {

  @Override
  public List<Rollup> lock(Collection<Rollup.Key> keys) {
    return session.find(texts.lock, texts.key(), keys.stream().sorted().toList(), texts.layout());
  }

  @Override
  public void put(List<Rollup> rows) {
    session.write(texts.put, texts.layout().columns(), sorted(rows));
  }

  @Override
  public void insert(List<Rollup> rows) {
    session.insert(texts.insert, texts.layout().columns(), sorted(rows));
  }

  private static List<Rollup> sorted(List<Rollup> rows) {
    return rows.stream().sorted(Comparator.comparing(Rollup::key)).toList();
  }

  @Override
  public int deleteOf(int task, int limit) {
    List<Rollup.Key> some = lockSomeOf(task, limit);
    delete(some);
    return some.size();
  }

  List<Rollup.Key> lockSomeOf(int task, int limit) {
    return session
        .query(texts.someOfTask)
        .bind("task", task)
        .bind("limit", limit)
        .map(texts.layout())
        .map(Rollup::key)
        .list();
  }

  void delete(Collection<Rollup.Key> keys) {
    session.write(texts.delete, texts.key(), List.copyOf(keys));
  }
}
