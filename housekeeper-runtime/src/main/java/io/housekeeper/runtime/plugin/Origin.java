package io.housekeeper.runtime.plugin;

/**
 * Which plugin something is of.
 *
 * @param version of the plugin
 * @param loader the class loader that its code sees as its thread's
 * @param wantsRestart whether it can only be replaced by a restart of the service
 */
public record Origin(String name, String version, ClassLoader loader, boolean wantsRestart) {

  /** That of a plugin of the application, which is replaced with it. */
  public static Origin ofApplication(String name, String version, ClassLoader loader) {
    return new Origin(name, version, loader, true);
  }
}
