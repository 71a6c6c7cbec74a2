package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in a configuration.
 *
 * @param path its keys, with dots between; empty for the whole
 * @param source file and line, or whatever else it comes from
 */
record Place(String path, String source) {

  /** A name and, unless it has none, a line or several of them. */
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?:merge of )?([^,]*?)(?:: (\\d+)(?:-\\d+)?)?(?:,.*)?");

  static Place of(String path, ConfigValue value) {
    return new Place(path, source(value.origin()));
  }

  /** A key inside, with its value. */
  Place at(String key, ConfigValue value) {
    return of(pathOf(key), value);
  }

  /** A key inside that is not there. */
  Place missing(String key) {
    return new Place(pathOf(key), source);
  }

  /** An element of a list. */
  Place element(int number, ConfigValue value) {
    return of(path + "[" + number + "]", value);
  }

  private String pathOf(String key) {
    String quoted = ConfigUtil.joinPath(key);
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  static String source(ConfigOrigin origin) {
    String name = Optional.ofNullable(origin.filename()).orElseGet(() -> first(origin));
    return origin.lineNumber() < 0 ? name : name + ":" + origin.lineNumber();
  }

  /** Of what was merged, the source that counts most. */
  private static String first(ConfigOrigin origin) {
    Matcher parts = DESCRIPTION.matcher(origin.description());
    if (!parts.matches()) {
      return origin.description();
    }
    boolean isMerged = origin.lineNumber() < 0 && parts.group(2) != null;
    return isMerged ? parts.group(1) + ":" + parts.group(2) : parts.group(1);
  }
}
