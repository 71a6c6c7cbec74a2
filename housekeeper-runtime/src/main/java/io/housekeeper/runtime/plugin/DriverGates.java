package io.housekeeper.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the {@link DriverGate} of a plugin: in its own loader, which has no class of ours. */
final class DriverGates {

  private static final Logger LOG = LoggerFactory.getLogger(DriverGates.class);

  private DriverGates() {}

  /**
   * Has the driver manager find the drivers of the service. It looks once, at its first use, with
   * the context class loader of whoever uses it: were that a plugin's, the service would have none.
   */
  static void findOwnFirst() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(DriverGates.class.getClassLoader());
    try {
      LOG.debug("{} JDBC drivers of the service", DriverManager.drivers().count());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static AutoCloseable open(PluginLoader loader) {
    try {
      Class<?> own = loader.define(DriverGate.class.getName(), code());
      AutoCloseable gate = (AutoCloseable) own.getConstructor().newInstance();
      String failures = gate.toString();
      if (!failures.equals("[]")) {
        LOG.warn("{} has JDBC drivers that cannot be used: {}", loader, failures);
      }
      return gate;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] code() {
    String file = DriverGate.class.getSimpleName() + ".class";
    try (InputStream in =
        Optional.ofNullable(DriverGate.class.getResourceAsStream(file)).orElseThrow()) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
