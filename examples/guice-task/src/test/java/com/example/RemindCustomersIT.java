package com.example;

import io.housekeeper.testkit.PluginContract;
import java.nio.file.Path;

/** The JAR is what the service wants a plugin to be. */
class RemindCustomersIT implements PluginContract {

  @Override
  public Path plugin() {
    return Path.of("target", "remind-customers-1.0.jar");
  }

  @Override
  public String settings() {
    return "sender = \"The shop\"";
  }
}
