package io.housekeeper.testkit;

import io.housekeeper.runtime.plugin.Remnants;
import java.lang.ref.WeakReference;
import java.util.List;

/** What stays of a plugin that is loaded, looked at and closed. */
final class Departure {

  /** Looks at most so often, each after a pause. */
  private static final int LOOKS = 100;

  private static final long PAUSE_MILLIS = 50;

  private Departure() {}

  /** What still runs; a thread that is ending is given time for it. */
  static List<String> leftBehind(PluginContract contract) throws InterruptedException {
    ClassLoader loader = closed(contract);
    List<String> remnants = Remnants.of(loader);
    for (int look = 0; look < LOOKS && !remnants.isEmpty(); look++) {
      Thread.sleep(PAUSE_MILLIS);
      remnants = Remnants.of(loader);
    }
    return remnants.stream()
        .map(it -> it + " goes on when the plugin is closed: hand what ends it to closing(…)")
        .toList();
  }

  /** Why its classes stay in memory. */
  static List<String> stillHeld(PluginContract contract) throws InterruptedException {
    WeakReference<ClassLoader> loader = new WeakReference<>(closed(contract));
    for (int look = 0; look < LOOKS; look++) {
      System.gc();
      if (loader.refersTo(null)) {
        return List.of();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    ClassLoader held = loader.get();
    List<String> remnants = held == null ? List.of() : Remnants.of(held);
    return List.of(
        "its classes stay in memory when the plugin is closed: they are held by "
            + (remnants.isEmpty()
                ? "something outside of it (a hook at the end of the process, a registry, a"
                    + " thread-local variable)"
                : String.join(", ", remnants)));
  }

  /** In a method of its own, so that no variable of the caller holds anything of it. */
  private static ClassLoader closed(PluginContract contract) {
    try (OpenedPlugin plugin = OpenedPlugin.of(contract)) {
      plugin.refusals(contract.variables());
      return plugin.loader();
    }
  }
}
