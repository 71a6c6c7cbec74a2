package io.housekeeper.runtime.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the plugin API. A plugin that was built for one runs with each that is as new and
 * has the same major number.
 */
record ApiVersion(int major, int minor) {

  /** The one that this runtime has. */
  static final ApiVersion CURRENT = new ApiVersion(1, 0);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\..*|-.*)?");

  /**
   * Reads the version that a plugin names.
   *
   * @throws CannotInstall with a sentence, if it is none
   */
  static ApiVersion read(String plugin, String text) throws CannotInstall {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new CannotInstall(
          "plugin '%s' is not used: its manifest says Housekeeper-Api: %s, which is no version such as %s"
              .formatted(plugin, text, CURRENT));
    }
    return new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  boolean runs(ApiVersion wanted) {
    return wanted.major == major && wanted.minor <= minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
