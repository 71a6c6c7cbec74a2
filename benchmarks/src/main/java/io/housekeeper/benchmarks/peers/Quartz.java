package io.housekeeper.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz: a job with a trigger for each task. */
final class Quartz implements Peer {

  private static final int THREADS = 64;
  private static final String SOURCE = "peer";

  /** Where it keeps its triggers. */
  enum Place {
    MEMORY,
    ONE_NODE,
    CLUSTER
  }

  private final Optional<PeerDatabase> database;
  private final Scheduler scheduler;

  private Quartz(Optional<PeerDatabase> database, Scheduler scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  static Quartz in(Place place, Begun begun) throws SchedulerException {
    Optional<PeerDatabase> database =
        place == Place.MEMORY ? Optional.empty() : Optional.of(tables());
    database.ifPresent(Quartz::provide);
    Scheduler scheduler = new StdSchedulerFactory(settings(place)).getScheduler();
    scheduler.setJobFactory(
        (bundle, itself) -> new Nothing(begun, bundle.getScheduledFireTime().toInstant()));
    return new Quartz(database, scheduler);
  }

  /** The code that does nothing. */
  record Nothing(Begun begun, Instant due) implements Job {

    @Override
    public void execute(org.quartz.JobExecutionContext context) {
      begun.at(due);
    }
  }

  /** Its documentation asks for some more connections than threads. */
  private static PeerDatabase tables() {
    PeerDatabase database = new PeerDatabase(THREADS + 3);
    try (InputStream tables =
        Scheduler.class.getResourceAsStream("impl/jdbcjobstore/tables_postgres.sql")) {
      if (tables == null) {
        throw new IllegalStateException("Quartz brings no tables for PostgreSQL");
      }
      database.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return database;
  }

  private static void provide(PeerDatabase database) {
    DBConnectionManager.getInstance()
        .addConnectionProvider(
            SOURCE,
            new ConnectionProvider() {
              @Override
              public Connection getConnection() throws SQLException {
                return database.pool().getConnection();
              }

              @Override
              public void initialize() {}

              @Override
              public void shutdown() {}
            });
  }

  private static Properties settings(Place place) {
    Properties settings = new Properties();
    settings.put("org.quartz.scheduler.instanceName", "peer");
    settings.put("org.quartz.scheduler.instanceId", "AUTO");
    settings.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.put("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
    settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(THREADS));
    if (place != Place.MEMORY) {
      String store = "org.quartz.jobStore.";
      settings.put(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
      settings.put(
          store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
      settings.put(store + "dataSource", SOURCE);
      // Asked for as soon as a batch is larger than one.
      settings.put(store + "acquireTriggersWithinLock", "true");
      settings.put(store + "isClustered", String.valueOf(place == Place.CLUSTER));
    }
    return settings;
  }

  @Override
  public void planOnce(int tasks, Instant due) throws SchedulerException {
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (int i = 0; i < tasks; i++) {
      TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity("task-" + i);
      jobs.put(job(i), Set.of(trigger.startAt(Date.from(due)).build()));
    }
    scheduler.scheduleJobs(jobs, false);
  }

  @Override
  public void planEverySecond(int tasks, boolean isHashed) throws SchedulerException {
    Instant begin = Instant.ofEpochSecond(System.currentTimeMillis() / 1000 + 1);
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (int i = 0; i < tasks; i++) {
      TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity("task-" + i);
      Date from = Date.from(isHashed ? begin.plusMillis(1000L * i / tasks) : begin);
      jobs.put(
          job(i),
          Set.of(
              isHashed
                  ? trigger
                      .startAt(from)
                      .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever())
                      .build()
                  : trigger
                      .startAt(from)
                      .withSchedule(CronScheduleBuilder.cronSchedule("* * * * * ?"))
                      .build()));
    }
    scheduler.scheduleJobs(jobs, false);
  }

  /** Kept when it has run: it need not be deleted. */
  private static JobDetail job(int number) {
    return JobBuilder.newJob(Nothing.class).withIdentity("task-" + number).storeDurably().build();
  }

  @Override
  public void start() throws SchedulerException {
    scheduler.start();
  }

  @Override
  public long left() throws SQLException {
    return database.isEmpty()
        ? 0
        : database
            .get()
            .number(
                "select (select count(*) from qrtz_triggers)"
                    + " + (select count(*) from qrtz_fired_triggers)");
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    } finally {
      database.ifPresent(PeerDatabase::close);
    }
  }
}
