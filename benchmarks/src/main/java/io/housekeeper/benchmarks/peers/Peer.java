package io.housekeeper.benchmarks.peers;

import java.time.Instant;

/** Another scheduler, with an empty database of its own. Its tasks do nothing but say so. */
interface Peer extends AutoCloseable {

  /** Told when the code of a task begins. */
  interface Begun {

    /**
     * The code begins.
     *
     * @param due when the task was due
     */
    void at(Instant due);
  }

  /** Plans so many tasks that are due once, at one instant. */
  void planOnce(int tasks, Instant due) throws Exception;

  /** Plans so many tasks that are due every second: all at once, or each at a phase of its own. */
  void planEverySecond(int tasks, boolean isHashed) throws Exception;

  /** Runs what is planned, when it is due. */
  void start() throws Exception;

  /** How much of what was to run once has not ended durably. */
  long left() throws Exception;

  @Override
  void close();
}
