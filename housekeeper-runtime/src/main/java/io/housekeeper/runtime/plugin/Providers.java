package io.housekeeper.runtime.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** What the service files of JARs name. One that fails does not hide those behind it. */
public final class Providers {

  /** Some failures come again with each look: a file that cannot be read, for one. */
  private static final int MOST_FAILURES = 100;

  private Providers() {}

  /**
   * An object of each class that is named. The context class loader must be that of the JARs.
   *
   * @param failed is told of each that there is none of
   */
  public static <S> List<S> of(Class<S> type, ClassLoader loader, Consumer<Throwable> failed) {
    List<S> found = new ArrayList<>();
    int failures = 0;
    Iterator<S> all = ServiceLoader.load(type, loader).iterator();
    while (failures < MOST_FAILURES) {
      try {
        // Looks for the next class, and makes it, only when asked: both can fail.
        if (!all.hasNext()) {
          break;
        }
        found.add(all.next());
      } catch (ServiceConfigurationError | LinkageError broken) {
        failures++;
        failed.accept(broken);
      }
    }
    return found;
  }
}
