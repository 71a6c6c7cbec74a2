package io.housekeeper.runtime.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.housekeeper.api.Secret;
import io.housekeeper.runtime.config.Configuration.DatabaseBlock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The databases that tasks ask for by name: those that an application has handed over, and pools of
 * connections to those of a configuration, each made when it is asked for.
 */
final class Databases implements AutoCloseable {

  private static final int USUAL_CONNECTIONS = 5;

  /** A task rather fails, and is tried again, than waits for its time-out. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, DataSource> given;
  private final Map<String, DatabaseBlock> blocks;
  private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

  Databases(Map<String, DataSource> given, Map<String, DatabaseBlock> blocks) {
    this.given = Map.copyOf(given);
    this.blocks = Map.copyOf(blocks);
  }

  /**
   * A database.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  synchronized DataSource named(String name) {
    return Optional.ofNullable(given.get(name)).orElseGet(() -> pool(name));
  }

  private DataSource pool(String name) {
    DatabaseBlock block = Optional.ofNullable(blocks.get(name)).orElseThrow(() -> unknown(name));
    return pools.computeIfAbsent(name, ignored -> pool(name, block));
  }

  private IllegalArgumentException unknown(String name) {
    TreeSet<String> names = new TreeSet<>(given.keySet());
    names.addAll(blocks.keySet());
    return new IllegalArgumentException(
        "there is no database '%s'; there are %s".formatted(name, names));
  }

  private static HikariDataSource pool(String name, DatabaseBlock block) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database-" + name);
    config.setJdbcUrl(block.url());
    block.user().ifPresent(config::setUsername);
    block.password().map(Secret::reveal).ifPresent(config::setPassword);
    config.setMaximumPoolSize(block.connections().orElse(USUAL_CONNECTIONS));
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE.toMillis());
    // A database that is away now may be there when a task is due: nothing is tried here.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Closes the pools; who asks again gets others. */
  @Override
  public synchronized void close() {
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }
}
