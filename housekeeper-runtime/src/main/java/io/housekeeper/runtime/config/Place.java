package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  private static final Pattern SOURCE =
      Pattern.compile("(.*?)(?:: (\\d+)(?:-\\d+)?)?", Pattern.DOTALL);

  /** What holds where nobody says anything is called so. */
  static final String REFERENCE = "the reference";

  /** A value, in blocks that all come from where it does. */
  static Config said(String path, String value, String source) {
    Object block = value;
    for (String key : ConfigUtil.splitPath(path).reversed()) {
      block = Map.of(key, block);
    }
    return ((ConfigObject) ConfigValueFactory.fromAnyRef(block, source)).toConfig();
  }

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

  /** Of what was merged, where it stands written, or else the source that counts most. */
  private static String first(ConfigOrigin origin) {
    boolean isMerged = origin.lineNumber() < 0;
    List<Matcher> parts =
        Arrays.stream(origin.description().replaceFirst("^merge of ", "").split(",", -1))
            .map(SOURCE::matcher)
            .filter(Matcher::matches)
            .toList();
    Matcher first =
        parts.stream()
            .filter(part -> part.group(2) != null && !part.group(1).equals(REFERENCE))
            .findFirst()
            .orElseGet(() -> parts.get(0));
    return isMerged && first.group(2) != null
        ? first.group(1) + ":" + first.group(2)
        : first.group(1);
  }
}
