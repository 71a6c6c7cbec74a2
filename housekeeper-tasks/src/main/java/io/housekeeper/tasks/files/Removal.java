package io.housekeeper.tasks.files;

import io.housekeeper.api.TaskRun;
import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes files out of an open folder. What is not there any more is left out. */
record Removal(Folder root, Tree tree, Optional<Path> archive, TaskRun run) {

  /** Says which have gone. */
  List<Tree.Found> take(List<Tree.Found> files) throws IOException {
    List<Tree.Found> taken = new ArrayList<>();
    int done = 0;
    for (Tree.Found file : files) {
      run.throwIfCancelled();
      if (takes(file)) {
        taken.add(file);
        run.count(archive.isPresent() ? "archived" : "deleted", 1);
        run.count("bytes", file.bytes());
      }
      run.progress(++done, files.size());
    }
    return taken;
  }

  private boolean takes(Tree.Found file) throws IOException {
    try {
      if (archive.isPresent()) {
        Moving.move(root, file.name(), archive.get());
        return true;
      }
      return root.deleteFile(file.name());
    } catch (NoSuchFileException gone) {
      return false;
    } catch (NotDirectoryException swapped) {
      tree.noteSwapped(file.name());
      return false;
    } catch (FileSystemException refused) {
      throw new Failure("%s cannot be deleted: %s".formatted(file.file(), refused), refused);
    }
  }

  /** Deletes the folders that files were taken from, if nothing is left in them. */
  void deleteEmptied(List<Tree.Found> taken) throws IOException {
    TreeSet<Path> deepestFirst =
        new TreeSet<>(
            Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(it -> it));
    for (Tree.Found file : taken) {
      for (@Nullable Path up = file.name().getParent(); up != null; up = up.getParent()) {
        deepestFirst.add(up);
      }
    }
    for (Path folder : deepestFirst) {
      try {
        root.deleteFolder(folder);
      } catch (DirectoryNotEmptyException | NotDirectoryException stays) {
        // Something is left in it, or it is a link now.
      }
    }
  }
}
