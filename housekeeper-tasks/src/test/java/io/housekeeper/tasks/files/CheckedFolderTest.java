package io.housekeeper.tasks.files;

import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

class CheckedFolderTest extends FolderContract {

  @Override
  SecureDirectoryStream<Path> handle(Path folder) {
    return new CheckedHandle(folder);
  }
}
