package io.housekeeper.runtime.plugin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin is not used, and why. */
public final class CannotInstall extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param sentence what to tell people
   */
  public CannotInstall(String sentence) {
    this(sentence, null);
  }

  CannotInstall(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** Its own code has failed. */
  static CannotInstall because(String plugin, Throwable cause) {
    return new CannotInstall(
        "plugin '%s' is not used: its install() failed: %s"
            .formatted(plugin, Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString)),
        cause);
  }

  /** What to tell people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
