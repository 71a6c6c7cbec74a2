package io.housekeeper.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one version of a plugin. It has the Java platform and its own JARs, and
 * nothing of the service but what is shared. What is shared comes from the service if the service
 * has it, and otherwise from the plugin: so a bridge or an extension that it bundles works.
 */
final class PluginLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final SharedPackages shared;

  /**
   * @param name of the plugin with its version
   */
  PluginLoader(String name, List<URL> jars, ClassLoader host, SharedPackages shared) {
    super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    this.host = host;
    this.shared = shared;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      Optional<Class<?>> common = shared.hasClass(name) ? ofHost(name) : Optional.empty();
      return common.isPresent() ? common.get() : super.loadClass(name, resolve);
    }
  }

  private Optional<Class<?>> ofHost(String name) {
    try {
      return Optional.of(host.loadClass(name));
    } catch (ClassNotFoundException hostHasNone) {
      return Optional.empty();
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL common = shared.hasResource(name) ? host.getResource(name) : null;
    return common != null ? common : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> common =
        shared.hasResource(name) ? host.getResources(name) : Collections.emptyEnumeration();
    return common.hasMoreElements() ? common : super.getResources(name);
  }

  /** A class of ours, as one of the plugin's: what only the plugin's own classes may do. */
  Class<?> define(String name, byte[] code) {
    return defineClass(name, code, 0, code.length);
  }

  @Override
  public String toString() {
    return "plugin " + getName();
  }
}
