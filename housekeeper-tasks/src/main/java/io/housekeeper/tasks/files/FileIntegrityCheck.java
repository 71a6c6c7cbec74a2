package io.housekeeper.tasks.files;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares files with what they were, by their SHA-256 sums. */
public final class FileIntegrityCheck implements TaskType<FileIntegrityCheck.Settings> {

  /** Which files, and where their sums are kept. */
  public record Settings(
      @Setting("The folder with the files") Path folder,
      @Setting(value = "Which files, as *.pdf, or **.pdf for folders below too", or = "**")
          String glob,
      @Setting("The file with their sums, as sha256sum writes it; made by the first run")
          Path manifest,
      @Setting(value = "Whether what is found is right from now on", or = "false")
          boolean accept) {}

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("file-integrity-check")
        .describedAs("Says which files were added, changed or removed since their sums were taken")
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Folder root = Folder.open(settings.folder())) {
      Tree tree = Tree.of(root, settings.glob(), true);
      Optional<Path> manifest = real(settings.manifest());
      Map<RawName, String> now = new TreeMap<>();
      int done = 0;
      for (Tree.Found file : tree.files()) {
        run.throwIfCancelled();
        if (manifest.filter(file.file()::equals).isEmpty()) {
          sum(root, tree, file).ifPresent(sum -> now.put(RawName.of(file.name()), sum));
        }
        run.progress(++done, tree.files().size());
      }
      run.count("checked", now.size());
      compare(settings, now, run);
      tree.complain();
    }
  }

  /** Files are known by where they really are. */
  private static Optional<Path> real(Path manifest) throws IOException {
    return Files.exists(manifest) ? Optional.of(manifest.toRealPath()) : Optional.empty();
  }

  /** None if it was removed since it was found. */
  private static Optional<String> sum(Folder root, Tree tree, Tree.Found file) throws IOException {
    try (InputStream in = Channels.newInputStream(root.read(file.name()))) {
      return Optional.of(Sums.of(in));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (NotDirectoryException swapped) {
      tree.noteSwapped(file.name());
      return Optional.empty();
    } catch (IOException unread) {
      throw new Failure("%s cannot be read: %s".formatted(file.file(), unread), unread);
    }
  }

  private static void compare(Settings settings, Map<RawName, String> now, TaskRun run)
      throws IOException {
    if (!Files.exists(settings.manifest())) {
      write(settings, now, run);
      run.message("%d files, their sums are taken".formatted(now.size()));
      return;
    }
    Difference difference = Difference.between(Sums.read(settings.manifest()), now);
    difference.tell(run);
    if (settings.accept()) {
      write(settings, now, run);
      run.message("%d files; accepted: %s".formatted(now.size(), difference));
    } else if (difference.isNone()) {
      run.message("%d files, as they were".formatted(now.size()));
    } else {
      throw new Failure(
          "%s is not as it was: %s; a run with accept = true takes it for right"
              .formatted(settings.folder(), difference));
    }
  }

  private static void write(Settings settings, Map<RawName, String> now, TaskRun run)
      throws IOException {
    if (!run.dryRun()) {
      Sums.write(settings.manifest(), now);
    }
  }
}
