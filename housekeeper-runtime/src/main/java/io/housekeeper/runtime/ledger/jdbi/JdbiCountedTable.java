package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.CountedTable;
import java.util.Collection;
import java.util.List;

final class JdbiCountedTable implements CountedTable {

  // Whoever counts what was written late holds its row: it has time.
  private static final String OLDEST =
      """
      select task_id, hour from @counted where hour < :before
      order by hour, task_id limit :limit
      for update skip locked
      """;

  private final Session session;
  private final Sums sums;

  JdbiCountedTable(Session session) {
    this.session = session;
    this.sums = new Sums(session, RollupRows.COUNTED);
  }

  @Override
  public List<Rollup> lock(Collection<Rollup.Key> keys) {
    return sums.lock(keys);
  }

  @Override
  public void put(List<Rollup> rows) {
    sums.put(rows);
  }

  @Override
  public void insert(List<Rollup> rows) {
    sums.insert(rows);
  }

  @Override
  public int deleteOf(int task, int limit) {
    return sums.deleteOf(task, limit);
  }

  @Override
  public int deleteBefore(int hour, int limit) {
    List<Rollup.Key> oldest =
        session
            .query(OLDEST)
            .bind("before", hour)
            .bind("limit", limit)
            .map(RollupRows::countedKey)
            .list();
    sums.delete(oldest);
    return oldest.size();
  }
}
