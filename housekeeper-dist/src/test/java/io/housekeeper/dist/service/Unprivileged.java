package io.housekeeper.dist.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who may nothing that not everybody may. */
final class Unprivileged {

  private Unprivileged() {}

  /** Whether whoever runs the tests may everything. */
  static boolean isNeeded() {
    return System.getProperty("user.name", "").equals("root");
  }

  /** What this somebody executes; whoever runs the tests does it himself, unless he is root. */
  static List<String> executes(String user, List<String> command) {
    if (!isNeeded()) {
      return command;
    }
    Stream<String> become =
        Stream.of(
            "setpriv",
            "--reuid=" + user,
            "--regid=" + user,
            "--clear-groups",
            "--no-new-privs",
            "--inh-caps=-all",
            "--bounding-set=-all");
    return Stream.concat(become, command.stream()).toList();
  }

  /** Lets everybody come by a folder, to those in it of which he knows. */
  static void letBy(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** A folder in which everybody may write. */
  static Path commonFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }
}
