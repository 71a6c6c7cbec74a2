package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskRun;

/** The settings that somebody wants for one run only. */
public final class AskedSettings {

  private AskedSettings() {}

  /** A JSON object; empty if the run has no settings of its own. */
  public static String of(TaskRun run) {
    return run instanceof RunHandle handle ? handle.settings() : "";
  }
}
