package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.jdbi.RunRows.ENTRY;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.run.Ending;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** A page of entries. */
final class RunPage {

  private static final String PAGE =
      ENTRY.sql("select {columns} from @run where id < :below %s order by id desc limit :limit");

  // In the words of the partial index; no database finds it for a parameter alone.
  private static final String OF_STATE =
      ENTRY.sql(
          """
          select {columns} from @run where state = :state and state > 1 and id < :below
          order by id desc limit :limit
          """);

  private final Session session;
  private final RunFilter filter;

  RunPage(Session session, RunFilter filter) {
    this.session = session;
    this.filter = filter;
  }

  List<Entry> below(long id, int limit) {
    return filter.task().isEmpty() && isNoSuccess()
        ? ofEachState(id, limit)
        : ofAllStates(id, limit);
  }

  private boolean isNoSuccess() {
    return !filter.endings().isEmpty() && !filter.endings().contains(Ending.SUCCEEDED);
  }

  /**
   * One state after the other, each by the index: of what hardly ever happens there may be no page,
   * and looking for it among all entries would take as long as there are entries.
   */
  private List<Entry> ofEachState(long id, int limit) {
    return states().stream()
        .flatMap(
            state ->
                session
                    .query(OF_STATE)
                    .bind("state", state)
                    .bind("below", id)
                    .bind("limit", limit)
                    .map(ENTRY)
                    .list()
                    .stream())
        .sorted(Comparator.comparingLong(Entry::id).reversed())
        .limit(limit)
        .toList();
  }

  private List<Entry> ofAllStates(long id, int limit) {
    Query query = session.query(text()).bind("below", id).bind("limit", limit);
    filter.task().ifPresent(task -> query.bind("task", task));
    if (!filter.endings().isEmpty()) {
      query.bind("states", session.argument(Many.numbers("states", states())));
    }
    return query.map(ENTRY).list();
  }

  private String text() {
    StringBuilder which = new StringBuilder();
    if (filter.task().isPresent()) {
      which.append("and task_id = :task ");
    }
    if (!filter.endings().isEmpty()) {
      which.append("and state in (:states) ");
    }
    return PAGE.formatted(which);
  }

  private List<Integer> states() {
    return filter.endings().stream().map(Ending::number).sorted().toList();
  }
}
