package io.housekeeper.dist.project;

import java.util.Locale;

/** What a plugin brings, and the example that shows it. */
enum Kind {
  TASK("hello-task", "hello-task"),
  TYPE("task-type", "sweep-folder"),
  LISTENER("listener", "post-failures"),
  GUICE("guice-task", "remind-customers");

  private final String folder;
  private final String project;

  Kind(String folder, String project) {
    this.folder = folder;
    this.project = project;
  }

  /** The name of the example's folder. */
  String folder() {
    return folder;
  }

  /** What the example calls itself. */
  Names names() {
    return Names.of(project, Names.PACKAGE);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
