package io.housekeeper.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration comes from.
 *
 * @param file the file, if there is one
 * @param environment the variables of the process
 * @param properties what the Java runtime was told with {@code -D}, among which others have theirs
 * @param given values by their paths, which count more than all of these
 * @param extensions what the blocks of extensions are read as, by their names
 */
public record Sources(
    Optional<Path> file,
    Map<String, String> environment,
    Map<String, String> properties,
    Map<String, String> given,
    Map<String, Class<? extends Record>> extensions) {

  public Sources {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
    given = Map.copyOf(given);
    extensions = Map.copyOf(extensions);
  }

  /** Without any that count more, and without extensions. */
  public Sources(
      Optional<Path> file, Map<String, String> environment, Map<String, String> properties) {
    this(file, environment, properties, Map.of(), Map.of());
  }
}
