package io.housekeeper.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration comes from.
 *
 * @param file the file, if there is one
 * @param environment the variables of the process
 * @param properties what was said with {@code -D}
 */
public record Sources(
    Optional<Path> file, Map<String, String> environment, Map<String, String> properties) {

  public Sources {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }
}
