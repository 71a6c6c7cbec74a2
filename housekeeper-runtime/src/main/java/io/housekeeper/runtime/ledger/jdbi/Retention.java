package io.housekeeper.runtime.ledger.jdbi;

import java.time.Instant;
import java.util.List;

/** Deletes entries together with everything that belongs to them. */
final class Retention {

  // By the id, which is the order of time, as far as the index goes; but what took longer than it
  // is
  // kept has only just ended.
  //
  // A task's newest entry says when it last ran, and its newest success since when it fails: both
  // stay, however old they are.
  private static final String BELOW =
      """
      select r.id from @run as r
      where r.id < :id and r.ended_at < :ended
        and exists (select 1 from @run as n where n.task_id = r.task_id and n.id > r.id)
        and (r.state <> 1 or exists (
          select 1 from @run as n where n.task_id = r.task_id and n.state = 1 and n.id > r.id))
      order by r.id limit :limit
      for update skip locked
      """;

  private static final String OF =
      """
      select id from @run where task_id = :task order by id limit :limit
      for update skip locked
      """;

  private static final List<String> PARTS =
      List.of(
          "delete from @attempt where run_id in (:ids)",
          "delete from @run_log where run_id in (:ids)",
          "delete from @run_stack where run_id in (:ids)",
          "delete from @progress where run_id in (:ids)");

  private static final String RUNS = "delete from @run where id in (:ids)";

  private Retention() {}

  static int deleteBelow(Session session, long id, Instant endedBefore, int limit) {
    List<Long> old =
        session
            .query(BELOW)
            .bind("id", id)
            .bind("ended", endedBefore.toEpochMilli())
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    return delete(session, old);
  }

  static int deleteOf(Session session, int task, int limit) {
    return delete(
        session,
        session.query(OF).bind("task", task).bind("limit", limit).mapTo(Long.class).list());
  }

  private static int delete(Session session, List<Long> runs) {
    PARTS.forEach(part -> session.change(part, Many.ids(runs)));
    return session.change(RUNS, Many.ids(runs));
  }
}
