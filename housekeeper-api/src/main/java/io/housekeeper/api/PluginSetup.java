package io.housekeeper.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What a {@link Plugin} is given while it installs itself. Implemented by the runtime, which may
 * add to it.
 */
public interface PluginSetup {

  /** The name of the plugin: that of its JAR or folder, without the version. */
  String name();

  /**
   * The plugin's own block of the configuration, {@code plugins.<name>}, bound to a record.
   *
   * @throws IllegalArgumentException that names every setting that is missing, unknown or wrong
   */
  <S extends Record> S settings(Class<S> type);

  /**
   * A pool of connections to one of the {@code databases} of the configuration. The runtime owns it
   * and closes it.
   *
   * @throws IllegalArgumentException if no database of that name is configured; it lists those that
   *     are
   */
  DataSource database(String name);

  /** The time, which is virtual in tests. */
  InstantSource clock();

  /** A directory for this plugin alone, which exists and outlives restarts and new versions. */
  Path directory();

  /** Adds a task. */
  PluginSetup task(Task task);

  /** Adds a task type. */
  PluginSetup taskType(TaskType<?> type);

  /**
   * Adds a listener type: each block of the configuration's {@code listeners} with {@code type =
   * <name>} makes one listener.
   *
   * @param name the name that the configuration uses
   * @param settings the record that such a block is bound to
   * @param make makes a listener from its settings
   */
  <S extends Record> PluginSetup listenerType(
      String name, Class<S> settings, Function<? super S, ? extends RunListener> make);

  /**
   * Has a resource closed when the plugin goes, after its last run has ended, in reverse order of
   * these calls.
   *
   * @return the resource
   */
  <C extends AutoCloseable> C closing(C resource);
}
