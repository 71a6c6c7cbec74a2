package io.housekeeper.runtime.plugin;

import java.util.Optional;

/** A plugin is not used, and why. */
public final class CannotInstall extends Exception {

  private static final long serialVersionUID = 1;

  CannotInstall(String plugin, Throwable cause) {
    super(
        "plugin '%s' is not used: its install() failed: %s"
            .formatted(plugin, Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString)),
        cause);
  }

  /** What to tell people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
