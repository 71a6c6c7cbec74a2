package io.housekeeper.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says: {@code shop-tasks-1.4.2.jar} is version 1.4.2 of {@code
 * shop-tasks}.
 *
 * @param version if the file has one in its name
 */
record PluginName(String name, Optional<String> version) {

  private static final Pattern VERSIONED = Pattern.compile("(.+?)[-_]v?(\\d[A-Za-z0-9.+_-]*)");

  static PluginName of(Path source) {
    String file = String.valueOf(source.getFileName());
    String bare = file.endsWith(".jar") ? file.substring(0, file.length() - 4) : file;
    Matcher versioned = VERSIONED.matcher(bare);
    return versioned.matches()
        ? new PluginName(versioned.group(1), Optional.of(versioned.group(2)))
        : new PluginName(bare, Optional.empty());
  }
}
