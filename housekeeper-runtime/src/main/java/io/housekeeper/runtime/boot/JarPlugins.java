package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.Loop;
import io.housekeeper.runtime.plugin.Opener;
import io.housekeeper.runtime.plugin.PluginFolders;
import io.housekeeper.runtime.plugin.PluginFolders.Sighting;
import io.housekeeper.runtime.plugin.PluginWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of plugins of a node: what lies there at the start, and what becomes of it. */
final class JarPlugins {

  private static final Logger LOG = LoggerFactory.getLogger(JarPlugins.class);

  /** Something new is taken in at the second look that shows it unchanged. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Where plugins are, and on which terms they are loaded. */
  record Place(List<Path> folders, Opener.Terms terms) {

    Place {
      folders = List.copyOf(folders);
    }
  }

  private final PluginFolders folders;
  private final HotPlugins plugins;
  private final PluginWatch watch;
  private final Loop loop;

  JarPlugins(List<Path> folders, HotPlugins plugins, Clockwork clockwork) {
    this.folders = new PluginFolders(folders);
    this.plugins = plugins;
    this.watch = new PluginWatch(this.folders, plugins);
    this.loop = clockwork.loop("plugins", this::step, this::failed);
  }

  /** Takes in what lies there now. If that cannot be read, it is looked at again later. */
  void load() {
    try {
      List<Sighting> all = folders.look();
      all.forEach(one -> plugins.deploy(one.source()));
      watch.know(all);
    } catch (IOException unread) {
      LOG.error("the folder of plugins cannot be read, and none is used: {}", unread.toString());
    }
  }

  /** Something else is wanted of them. */
  void want(Wishes others, boolean whole) {
    plugins.want(others, whole);
  }

  /**
   * Loads a plugin anew that lies in a folder, in place of what runs of it.
   *
   * @throws IllegalArgumentException with a sentence, if it cannot be
   */
  void reload(String plugin) {
    Path source =
        source(plugin)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no plugin '%s' in a folder of plugins of this node"
                            .formatted(plugin)));
    plugins.reload(source);
  }

  /** Whether a plugin lies in a folder, loaded or not. */
  boolean has(String plugin) {
    return source(plugin).isPresent();
  }

  /** What could not be loaded is known by the name of its file. */
  private Optional<Path> source(String plugin) {
    return plugins.source(plugin).or(() -> lying(plugin));
  }

  private Optional<Path> lying(String plugin) {
    try {
      return folders.look().stream()
          .filter(one -> one.name().equals(plugin))
          .findFirst()
          .map(Sighting::source);
    } catch (IOException unread) {
      LOG.warn("the folder of plugins could not be looked at", unread);
      return Optional.empty();
    }
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
    try {
      loop.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration step() {
    try {
      watch.step();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
    return LOOK;
  }

  private Duration failed(Throwable failure) {
    LOG.warn("the folder of plugins could not be looked at", failure);
    return PATIENCE;
  }
}
