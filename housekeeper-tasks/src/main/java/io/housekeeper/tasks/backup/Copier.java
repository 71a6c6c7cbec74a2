package io.housekeeper.tasks.backup;

import io.housekeeper.api.TaskRun;
import java.nio.file.Path;

/** How one kind of database is copied. */
interface Copier {

  /** How the name of a copy ends. */
  String ending();

  void copy(Path to, TaskRun run) throws Exception;

  /** Reads a copy, and throws if it is not whole. */
  void verify(Path copy, TaskRun run) throws Exception;
}
