package io.housekeeper.runtime.plugin;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a plugin has left behind that keeps its classes in memory. */
public final class Remnants {

  private Remnants() {}

  /** A sentence's end for each thing that was found: "the thread 'pump'". */
  public static List<String> of(ClassLoader loader) {
    List<String> found = new ArrayList<>();
    threads(loader, found);
    beans(loader, found);
    return found;
  }

  private static void threads(ClassLoader loader, List<String> found) {
    Set<Thread> all = Thread.getAllStackTraces().keySet();
    for (Thread thread : all) {
      boolean isOfPlugin =
          loader.equals(thread.getContextClassLoader())
              || loader.equals(thread.getClass().getClassLoader());
      if (isOfPlugin && thread.isAlive()) {
        found.add("the thread '" + thread.getName() + "'");
      }
    }
  }

  private static void beans(ClassLoader loader, List<String> found) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(null, null)) {
      try {
        if (loader.equals(server.getClassLoaderFor(name))) {
          found.add("the MBean " + name);
        }
      } catch (InstanceNotFoundException gone) {
        // It was taken away while this looked.
      }
    }
  }
}
