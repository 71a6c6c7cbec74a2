package io.housekeeper.tasks.sql;

import io.housekeeper.api.TaskRun;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A statement that is cancelled in the database when its run is to end: an interrupt does not reach
 * a thread that waits for an answer.
 */
final class Watched {

  /** What is done with the statement. */
  interface Work<T> {
    T done() throws SQLException;
  }

  private static final int LOOK_MILLIS = 200;

  private final TaskRun run;
  private final Statement statement;
  private final CountDownLatch over = new CountDownLatch(1);

  private Watched(TaskRun run, Statement statement) {
    this.run = run;
    this.statement = statement;
  }

  /** Does something with a statement, and cancels that when the run is to end. */
  static <T> T during(TaskRun run, Statement statement, Work<T> work) throws SQLException {
    Watched watched = new Watched(run, statement);
    Thread.ofPlatform().daemon().name("watch of " + run.task()).start(watched::watch);
    try {
      return work.done();
    } finally {
      watched.over.countDown();
    }
  }

  private void watch() {
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (run.cancelled()) {
          statement.cancel();
        }
      }
    } catch (InterruptedException | SQLException ended) {
      // The statement ends by itself, or the database no longer listens.
    }
  }
}
