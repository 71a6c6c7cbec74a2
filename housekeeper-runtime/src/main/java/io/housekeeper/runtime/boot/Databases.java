package io.housekeeper.runtime.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.housekeeper.api.Secret;
import io.housekeeper.runtime.config.Configuration.DatabaseBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The databases that tasks ask for by name: those that an application has handed over, and pools of
 * connections to those of a configuration, each made when it is asked for. A configuration may say
 * something else while they are in use.
 */
final class Databases implements AutoCloseable {

  private static final int USUAL_CONNECTIONS = 5;

  /** A task rather fails, and is tried again, than waits for its time-out. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, DataSource> given;
  private final Drivers drivers;
  private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
  private final List<HikariDataSource> past = new ArrayList<>();
  private Map<String, DatabaseBlock> blocks;

  Databases(Map<String, DataSource> given, Map<String, DatabaseBlock> blocks, Drivers drivers) {
    this.given = Map.copyOf(given);
    this.blocks = Map.copyOf(blocks);
    this.drivers = drivers;
  }

  synchronized Map<String, DatabaseBlock> blocks() {
    return blocks;
  }

  /**
   * A database. Whoever keeps it has a connection to whatever has that name when he asks for one.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  synchronized DataSource named(String name) {
    DataSource now = current(name);
    return given.containsKey(name) ? now : new NamedSource(() -> current(name));
  }

  private synchronized DataSource current(String name) {
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

  private HikariDataSource pool(String name, DatabaseBlock block) {
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
    return drivers.pool(config);
  }

  /** From now on these are meant. Connections that are in use stay open until they are closed. */
  synchronized void become(Map<String, DatabaseBlock> others) {
    closeUnused();
    for (String name : List.copyOf(pools.keySet())) {
      if (!Optional.ofNullable(others.get(name)).equals(Optional.ofNullable(blocks.get(name)))) {
        past.add(Optional.ofNullable(pools.remove(name)).orElseThrow());
      }
    }
    blocks = Map.copyOf(others);
    closeUnused();
  }

  private void closeUnused() {
    past.removeIf(
        pool -> {
          pool.getHikariPoolMXBean().softEvictConnections();
          boolean unused = pool.getHikariPoolMXBean().getActiveConnections() == 0;
          if (unused) {
            pool.close();
          }
          return unused;
        });
  }

  /** Closes the pools; who asks again gets others. */
  @Override
  public synchronized void close() {
    past.forEach(HikariDataSource::close);
    past.clear();
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }
}
