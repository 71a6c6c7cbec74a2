package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.jdbi.RunRows.ENTRY;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.run.Ending;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** A page of entries. */
final class RunPage {

  private static final String PAGE =
      ENTRY.sql("select {columns} from @run where id < :below %s order by id desc limit :limit");

  private static final Set<Ending> BAD =
      EnumSet.of(Ending.FAILED, Ending.TIMED_OUT, Ending.CANCELLED, Ending.LOST);

  private final Session session;
  private final RunFilter filter;

  RunPage(Session session, RunFilter filter) {
    this.session = session;
    this.filter = filter;
  }

  List<Entry> below(long id, int limit) {
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
    if (!filter.endings().isEmpty() && BAD.containsAll(filter.endings())) {
      // In the words of the partial index; no database finds it for a parameter.
      which.append("and state between 2 and 5 ");
    }
    return PAGE.formatted(which);
  }

  private List<Integer> states() {
    return filter.endings().stream().map(Ending::number).sorted().toList();
  }
}
