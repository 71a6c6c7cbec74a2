package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigObject;
import io.housekeeper.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says. What is inside of tasks, listeners and plugins is judged one by one,
 * so that a bad one does not keep the others from running.
 *
 * @param basics what holds for the whole node
 * @param names what texts may name
 * @param plugins where they are, and the settings of each
 * @param tasks by their names
 * @param listeners by their names
 * @param extensions what each is told, by their names
 * @param places where the blocks of tasks, listeners and plugins stand, by their paths
 * @param said all of it, as somebody may see it
 */
public record Configuration(
    Basics basics,
    Names names,
    Plugins plugins,
    Map<String, Bound<TaskBlock>> tasks,
    Map<String, Bound<ListenerBlock>> listeners,
    Map<String, Record> extensions,
    Map<String, String> places,
    Disclosure said) {

  /**
   * What holds for the whole node; the reference says what each is. What has names of its own
   * inside is read apart.
   */
  public record Basics(
      boolean enabled,
      ZoneId timezone,
      Optional<String> node,
      Path dataDirectory,
      int maxConcurrentRuns,
      LedgerBlock ledger,
      Map<String, DatabaseBlock> databases,
      LogBlock log,
      ShutdownBlock shutdown,
      DefaultsBlock defaults,
      ConfigObject variables,
      ConfigObject secrets,
      ConfigObject plugins,
      ConfigObject tasks,
      ConfigObject listeners,
      ConfigObject http) {

    public Basics {
      Demand.that(maxConcurrentRuns >= 1, "max-concurrent-runs must be 1 or more");
      Demand.that(node.filter(String::isBlank).isEmpty(), "node must not be blank");
    }
  }

  /** Where the ledger is. */
  public record LedgerBlock(
      String url,
      Optional<String> user,
      Optional<Secret> password,
      String schema,
      Duration retention,
      Duration patience) {

    public LedgerBlock {
      Demand.that(
          url.startsWith("jdbc:sqlite:") || url.startsWith("jdbc:postgresql:"),
          "url must begin with jdbc:sqlite: or jdbc:postgresql:, and was '%s'".formatted(url));
      Demand.that(
          retention.compareTo(Duration.ofHours(1)) >= 0, "retention must be an hour or more");
      Demand.that(!patience.isNegative(), "patience must not be negative");
    }
  }

  /** A database that tasks may ask for. */
  public record DatabaseBlock(
      String url, Optional<String> user, Optional<Secret> password, Optional<Integer> connections) {

    public DatabaseBlock {
      Demand.that(url.startsWith("jdbc:"), "url must begin with jdbc:, and was '" + url + "'");
      Demand.that(connections.orElse(1) >= 1, "connections must be 1 or more");
    }
  }

  /** How a line of the log looks. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** From which weight on something is logged. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /**
   * What is logged.
   *
   * @param levels of loggers, by their names
   */
  public record LogBlock(LogFormat format, LogLevel level, Map<String, LogLevel> levels) {}

  /** How the service ends. */
  public record ShutdownBlock(Duration patience) {}

  /** What holds for tasks that do not say otherwise. */
  public record DefaultsBlock(
      Optional<Duration> timeout,
      Optional<TaskBlock.RetryBlock> retry,
      Optional<TaskBlock.CatchUpBlock> catchUp,
      Optional<Integer> restarts) {

    /** What it says, by the names of the values: JSON. */
    public Map<String, String> values() {
      return new JsonValues()
          .with("timeout", timeout.map(Duration::toString))
          .with("retry", retry.map(TaskBlock.RetryBlock::values))
          .with("catch-up", catchUp.map(TaskBlock.CatchUpBlock::values))
          .with("restarts", restarts)
          .texts();
    }
  }

  /**
   * What is said of plugins.
   *
   * @param settings of each, by their names
   */
  public record Plugins(PluginsBlock places, Map<String, ConfigObject> settings) {}

  /** Where plugins are, and whom to trust. */
  public record PluginsBlock(
      Path directory, Path drivers, List<String> trusted, List<String> sharePackages) {}

  /**
   * Somebody who is told what happens.
   *
   * @param type that of its own name unless it is said
   * @param settings of the type
   */
  public record ListenerBlock(String type, boolean enabled, ConfigObject settings) {}
}
