package com.example;

import io.housekeeper.testkit.PluginContract;
import java.nio.file.Path;

/** The JAR is what the service wants a plugin to be. */
class SweepFolderIT implements PluginContract {

  @Override
  public Path plugin() {
    return Path.of("target", "sweep-folder-1.0.jar");
  }
}
