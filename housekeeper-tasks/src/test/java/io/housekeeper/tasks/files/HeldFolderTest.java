package io.housekeeper.tasks.files;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

class HeldFolderTest extends FolderContract {

  @Override
  SecureDirectoryStream<Path> handle(Path folder) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      return stream instanceof SecureDirectoryStream<Path> handle
          ? handle.newDirectoryStream(Path.of("."))
          : abort("this file system has no handles of folders");
    }
  }
}
