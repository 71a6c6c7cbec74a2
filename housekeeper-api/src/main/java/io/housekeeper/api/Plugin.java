package io.housekeeper.api;

/**
 * Installs several things that belong together: tasks that share a connection pool, a listener with
 * a type of its own, anything that has to be closed when the plugin goes.
 *
 * <p>List the class in {@code META-INF/services/io.housekeeper.api.Plugin}. Authors who want
 * dependency injection extend {@code io.housekeeper.api.guice.TaskModule} instead.
 */
@FunctionalInterface
public interface Plugin {

  /**
   * Announces what the plugin brings. Called once for each load of the plugin, before any of its
   * tasks runs. When it throws, nothing of the plugin is used, what it handed to {@link
   * PluginSetup#closing} is closed, and the reason is shown on the dashboard; other plugins are not
   * affected.
   */
  void install(PluginSetup setup) throws Exception;
}
