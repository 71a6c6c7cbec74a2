package io.housekeeper.testkit;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What any plugin has to do, as tests that a test of its own inherits. It needs the JAR, so it is
 * run when that is built: as a test named {@code …IT}, by the Failsafe plugin of Maven.
 *
 * <pre>{@code
 * class ShopTasksIT implements PluginContract {
 *   @Override
 *   public Path plugin() {
 *     return Path.of("target", "shop-tasks-1.0.jar");
 *   }
 * }
 * }</pre>
 */
public interface PluginContract {

  /** The JAR, or the folder of JARs, as the service is given it. */
  Path plugin();

  /**
   * The plugin's own settings, as they would stand in its block of the configuration file; none
   * unless this says so.
   */
  default String settings() {
    return "";
  }

  /** What {@code ${NAME}} stands for in schedules and settings; nothing unless this says so. */
  default Map<String, String> variables() {
    return Map.of();
  }

  /** A data source that the plugin asks for while it installs itself. */
  default DataSource database(String name) {
    throw new IllegalArgumentException(
        "there is no database '%s': override database(String) in the test".formatted(name));
  }

  /** It is loaded and installs itself, and all that it brings can be used. */
  @Test
  default void nothingOfItFails() {
    try (OpenedPlugin plugin = OpenedPlugin.of(this)) {
      Complaints.in(plugin.failures());
    }
  }

  /** The specification of every task can be read, and its schedule is one that fires. */
  @Test
  default void itsTasksCanBeRun() {
    try (OpenedPlugin plugin = OpenedPlugin.of(this)) {
      Complaints.in(plugin.refusals(variables()));
    }
  }

  /** Every record of settings can be made of a configuration, and says what each of them is for. */
  @Test
  default void itsSettingsCanBeReadAndAreDescribed() {
    try (OpenedPlugin plugin = OpenedPlugin.of(this)) {
      Complaints.in(SettingsRecords.complaints(plugin));
    }
  }

  /** Each line of its service files is a class of the plugin, and of the right type. */
  @Test
  default void itsServiceFilesAreRight() {
    ServiceFiles files = ServiceFiles.of(PluginJars.of(plugin()));
    Complaints.in(files.missing());
    try (OpenedPlugin plugin = OpenedPlugin.of(this)) {
      Complaints.in(files.misfits(plugin.loader()));
    }
  }

  /** It brings no class of the plugin API or of SLF4J, which it shares with the service. */
  @Test
  default void itBundlesNothingOfTheService() {
    Complaints.in(PluginJars.of(plugin()).bundled());
  }

  /** It was compiled for the oldest Java that the service runs on. */
  @Test
  default void itRunsOnTheOldestJava() {
    Complaints.in(PluginJars.of(plugin()).tooNew());
  }

  /** When it is closed, none of its threads goes on. */
  @Test
  default void itLeavesNothingRunning() throws InterruptedException {
    Complaints.in(Departure.leftBehind(this));
  }

  /** When it is closed, nothing holds its classes in memory, so that it can be replaced. */
  @Test
  default void itCanBeForgotten() throws InterruptedException {
    Complaints.in(Departure.stillHeld(this));
  }
}
