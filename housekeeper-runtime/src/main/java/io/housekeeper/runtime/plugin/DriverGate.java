package io.housekeeper.runtime.plugin;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Registers the JDBC drivers of a plugin, and takes them back. The driver manager lets only code of
 * the loader that has a driver take it back: so this class is defined anew in each plugin, and uses
 * nothing but the Java platform.
 */
public final class DriverGate implements AutoCloseable {

  private static final int MOST_FAILURES = 10;

  private final List<Throwable> failures = new ArrayList<>();

  /** Called with the plugin's loader as the context class loader. */
  public DriverGate() {
    Iterator<Driver> drivers =
        ServiceLoader.load(Driver.class, DriverGate.class.getClassLoader()).iterator();
    while (failures.size() < MOST_FAILURES) {
      try {
        if (!drivers.hasNext()) {
          break;
        }
        // To be made is enough: drivers register themselves.
        drivers.next();
      } catch (ServiceConfigurationError | LinkageError broken) {
        failures.add(broken);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    ClassLoader own = DriverGate.class.getClassLoader();
    List<Driver> all = DriverManager.drivers().toList();
    for (Driver driver : all) {
      if (own.equals(driver.getClass().getClassLoader())) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }

  /** Says which drivers cannot be used, and why. */
  @Override
  public String toString() {
    return failures.toString();
  }
}
