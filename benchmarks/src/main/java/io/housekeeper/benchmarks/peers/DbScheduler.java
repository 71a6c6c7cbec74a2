package io.housekeeper.benchmarks.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler: one task with many instances that are due once, or many recurring tasks. */
final class DbScheduler implements Peer {

  /** The shortest that we give it; what is due waits for half of that on average. */
  private static final Duration POLLING = Duration.ofMillis(100);

  /** The columns and indexes that its README asks for on PostgreSQL. */
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamptz not null, picked boolean not null, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      create index priority_execution_time_idx
        on scheduled_tasks (priority desc, execution_time asc)
      """;

  private final PeerDatabase database;
  private final OneTimeTask<Void> once;
  private final Begun begun;
  private final int threads;
  private final Polling polling;
  private Scheduler scheduler;

  /**
   * How it looks for what is due.
   *
   * @param isLocking it locks what it fetches, with SKIP LOCKED
   * @param lower how much per thread is left when it fetches again
   * @param upper how much per thread it fetches
   */
  record Polling(boolean isLocking, double lower, double upper) {}

  DbScheduler(Begun begun, int threads, Polling polling) {
    this.begun = begun;
    this.threads = threads;
    this.polling = polling;
    this.database = new PeerDatabase(threads + 4);
    database.execute(TABLE);
    this.once =
        Tasks.oneTime("once")
            .execute((instance, context) -> begun.at(context.getExecution().executionTime));
    this.scheduler = scheduler(List.of());
  }

  private Scheduler scheduler(List<RecurringTask<Void>> recurring) {
    SchedulerBuilder builder =
        Scheduler.create(database.pool(), once)
            .startTasks(recurring)
            .threads(threads)
            .pollingInterval(POLLING)
            .enableImmediateExecution();
    return (polling.isLocking()
            ? builder.pollUsingLockAndFetch(polling.lower(), polling.upper())
            : builder.pollUsingFetch(polling.lower(), polling.upper()))
        .build();
  }

  @Override
  public void planOnce(int tasks, Instant due) {
    List<TaskInstance<?>> instances = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      instances.add(once.instance("task-" + i));
    }
    scheduler.scheduleBatch(instances, due);
  }

  @Override
  public void planEverySecond(int tasks, boolean isHashed) {
    Schedule everySecond = Schedules.cron("* * * * * *", ZoneOffset.UTC);
    List<RecurringTask<Void>> recurring = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      recurring.add(
          Tasks.recurring("task-" + i, everySecond)
              .execute((instance, context) -> begun.at(context.getExecution().executionTime)));
    }
    scheduler = scheduler(recurring);
  }

  @Override
  public void start() {
    scheduler.start();
  }

  @Override
  public long left() throws SQLException {
    return database.number("select count(*) from scheduled_tasks");
  }

  @Override
  public void close() {
    scheduler.stop();
    database.close();
  }
}
