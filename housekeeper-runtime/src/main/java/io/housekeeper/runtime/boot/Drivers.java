package io.housekeeper.runtime.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.housekeeper.runtime.plugin.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JDBC drivers that lie in a folder, beside those that the service has itself. */
final class Drivers {

  private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

  private final ClassLoader loader;

  private Drivers(ClassLoader loader) {
    this.loader = loader;
  }

  /** Those of a folder, which may be none. */
  static Drivers in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(Drivers::url)
              .toArray(URL[]::new);
      return new Drivers(new URLClassLoader("drivers", jars, Drivers.class.getClassLoader()));
    } catch (NoSuchFileException none) {
      return none();
    } catch (IOException unread) {
      LOG.error("no driver of {} is used: it cannot be read: {}", folder, unread.getMessage());
      return none();
    }
  }

  /** Only those that the service has itself. */
  static Drivers none() {
    return new Drivers(Drivers.class.getClassLoader());
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A pool of connections, with the driver that knows its database.
   *
   * @throws IllegalArgumentException if none does
   */
  HikariDataSource pool(HikariConfig config) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // With which the pool looks for the class of the driver, and drivers for what they need.
    thread.setContextClassLoader(loader);
    try {
      config.setDriverClassName(driver(config.getJdbcUrl()).getClass().getName());
      return new HikariDataSource(config);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Driver driver(String url) {
    return Providers.of(Driver.class, loader, Drivers::failed).stream()
        .filter(driver -> accepts(driver, url))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no JDBC driver knows %s: put the one of that database into the folder that plugins.drivers names"
                        .formatted(url)));
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException broken) {
      failed(broken);
      return false;
    }
  }

  private static void failed(Throwable broken) {
    LOG.warn("a JDBC driver cannot be used: {}", broken.toString());
  }
}
