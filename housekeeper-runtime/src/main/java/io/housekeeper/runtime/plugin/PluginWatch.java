package io.housekeeper.runtime.plugin;

import io.housekeeper.runtime.plugin.PluginFolders.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices what comes into a folder of plugins, what changes there, and what goes. What is still
 * being copied is left alone: it has to look the same twice.
 */
public final class PluginWatch {

  /** Who acts upon it. */
  public interface Deploying {

    /** Takes in what lies there, in place of what lay there before. */
    void deploy(Path source);

    /** It lies there no more. */
    void withdraw(Path source);
  }

  private final PluginFolders folders;
  private final Deploying deploying;
  private final Map<Path, String> done = new HashMap<>();
  private Map<Path, String> before = Map.of();

  public PluginWatch(PluginFolders folders, Deploying deploying) {
    this.folders = folders;
    this.deploying = deploying;
  }

  /** This was taken in, or refused, before anybody watched. */
  public void know(List<Sighting> sightings) {
    sightings.forEach(one -> done.put(one.source(), one.stamp()));
    before = stamps(sightings);
  }

  /** Takes one look, and acts upon what has changed and come to rest. */
  public void step() throws IOException {
    Map<Path, String> now = stamps(folders.look());
    for (Path source : Set.copyOf(done.keySet())) {
      // Whoever replaces a file may take it away first.
      if (!now.containsKey(source) && !before.containsKey(source)) {
        done.remove(source);
        deploying.withdraw(source);
      }
    }
    for (Map.Entry<Path, String> one : now.entrySet()) {
      String stamp = one.getValue();
      boolean rests = stamp.equals(before.get(one.getKey()));
      if (rests && !stamp.equals(done.put(one.getKey(), stamp))) {
        deploying.deploy(one.getKey());
      }
    }
    before = now;
  }

  private static Map<Path, String> stamps(List<Sighting> sightings) {
    Map<Path, String> stamps = new LinkedHashMap<>();
    sightings.forEach(one -> stamps.put(one.source(), one.stamp()));
    return stamps;
  }
}
