package io.housekeeper.benchmarks.peers;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/**
 * JobRunr's open edition: background jobs that wait in its queue until its server starts. What it
 * is to run at an instant it puts into the queue up to a poll interval of seconds before or after.
 */
final class JobRunrServer implements Peer {

  private static final int WORKERS = 64;
  private static final int POLL_SECONDS = 5;

  private final PeerDatabase database = new PeerDatabase(WORKERS + 8);
  private final JobRunrConfigurationResult jobRunr;

  JobRunrServer(Begun begun) {
    this.jobRunr =
        JobRunr.configure()
            .useJobActivator(activator(begun))
            .useStorageProvider(new PostgresStorageProvider(database.pool()))
            .useBackgroundJobServer(
                usingStandardBackgroundJobServerConfiguration()
                    .andWorkerCount(WORKERS)
                    .andPollIntervalInSeconds(POLL_SECONDS),
                false)
            .initialize();
  }

  private static JobActivator activator(Begun begun) {
    return new JobActivator() {
      @Override
      public <T> T activateJob(Class<T> type) {
        return type.cast(new Nothing(begun));
      }
    };
  }

  /** One job. It is kept as JSON and called by reflection: so it and its code are public. */
  public static final class Work implements JobRequest {

    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("rawtypes") // as it is declared there
    public Class<? extends JobRequestHandler> getJobRequestHandler() {
      return Nothing.class;
    }
  }

  /** The code that does nothing. */
  public static final class Nothing implements JobRequestHandler<Work> {

    private final Begun begun;

    Nothing(Begun begun) {
      this.begun = begun;
    }

    @Override
    public void run(Work work) {
      begun.at(Instant.EPOCH);
    }
  }

  @Override
  public void planOnce(int tasks, Instant due) {
    jobRunr.getJobRequestScheduler().enqueue(IntStream.range(0, tasks).mapToObj(i -> new Work()));
  }

  @Override
  public void planEverySecond(int tasks, boolean isHashed) {
    throw new UnsupportedOperationException("it looks for what is due every few seconds");
  }

  @Override
  public void start() {
    jobRunr.getBackgroundJobServer().start();
  }

  @Override
  public long left() throws SQLException {
    return database.number("select count(*) from jobrunr_jobs where state <> 'SUCCEEDED'");
  }

  @Override
  public void close() {
    JobRunr.destroy();
    database.close();
  }
}
