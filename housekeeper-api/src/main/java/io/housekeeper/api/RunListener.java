package io.housekeeper.api;

/**
 * Is told what happens to runs: for alerts, metrics, or anything that should follow a task's end.
 *
 * <p>Each listener has a queue and a thread of its own, so a slow one delays nobody and one that
 * throws loses only that call; what its bounded queue has to drop is counted and shown. It is told
 * <em>at least once</em>: after a crash, ends that it may have missed are told again, with {@link
 * Run#retold()}.
 *
 * <p>A listener comes into being through a type of listener ({@link PluginSetup#listenerType}) and
 * a block of the configuration.
 */
public interface RunListener extends AutoCloseable {

  /** The first attempt of a run starts. */
  default void started(Run run) throws Exception {}

  /**
   * Another attempt of a run starts: because one failed, or because the node died that ran it. It
   * may be at another node than those before.
   */
  default void attemptStarted(Run run) throws Exception {}

  /** An attempt failed and the run will be tried again. */
  default void attemptFailed(Run run) throws Exception {}

  /** A run takes much longer than it should, and still goes on. */
  default void overdue(Run run) throws Exception {}

  /** A run has ended: every final state, {@code SKIPPED} and {@code MISSED} too. */
  default void ended(Run run) throws Exception {}

  /** The service shuts down, or the listener's configuration was changed: flush and let go. */
  @Override
  default void close() {}
}
