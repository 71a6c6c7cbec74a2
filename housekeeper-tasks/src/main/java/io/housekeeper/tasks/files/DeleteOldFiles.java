package io.housekeeper.tasks.files;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Deletes files that are old or too many, or moves them to an archive. */
public final class DeleteOldFiles implements TaskType<DeleteOldFiles.Settings> {

  /** What becomes of an old file. */
  public enum Action {
    DELETE,
    ARCHIVE
  }

  /** Where, and what is old. */
  public record Settings(
      @Setting("The folder; nothing outside of it is ever touched") Path folder,
      @Setting(value = "Which files, as *.log, or **.json for folders below too", or = "*")
          String glob,
      @Setting(value = "Whether also in folders below", or = "false") boolean below,
      @Setting("Files that were last changed longer ago than this are old") Optional<Duration> age,
      @Setting("How much all files may have together, as 2 GB; the oldest go first")
          Optional<String> atMost,
      @Setting(value = "How many of the newest stay in any case", or = "0") int keep,
      @Setting(value = "delete or archive", or = "delete") Action action,
      @Setting("Where they are moved to; needed to archive") Optional<Path> archive,
      @Setting(value = "Whether folders below that are left empty go as well", or = "false")
          boolean emptyFolders) {

    public Settings {
      if (age.isEmpty() && atMost.isEmpty()) {
        throw new IllegalArgumentException("age or at-most must say which files go");
      }
      if (age.filter(Duration::isNegative).isPresent() || keep < 0) {
        throw new IllegalArgumentException("age and keep must not be negative");
      }
      if ((action == Action.ARCHIVE) != archive.isPresent()) {
        throw new IllegalArgumentException(
            "archive goes with action = archive, and is needed then");
      }
      atMost.ifPresent(Size::read);
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("delete-old-files")
        .describedAs("Deletes or archives files that are old, or too much together")
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    Tree tree = Tree.of(settings.folder(), settings.glob(), settings.below());
    List<Tree.Found> old = old(tree, settings, run.clock().instant());
    long bytes = old.stream().mapToLong(Tree.Found::bytes).sum();
    if (run.dryRun()) {
      old.forEach(file -> run.log("would go: " + file.name()));
      run.message("would take %d files, %s".formatted(old.size(), Size.words(bytes)));
    } else {
      take(tree, old, settings, run);
    }
    tree.complain();
  }

  /** The oldest first, but for those that stay in any case. */
  private static List<Tree.Found> old(Tree tree, Settings settings, Instant now) {
    List<Tree.Found> files = tree.files();
    List<Tree.Found> free = files.subList(0, Math.max(0, files.size() - settings.keep()));
    long tooMuch = settings.atMost().map(text -> total(files) - Size.read(text).bytes()).orElse(0L);
    List<Tree.Found> old = new ArrayList<>();
    for (Tree.Found file : free) {
      boolean isAged =
          settings.age().filter(age -> file.changed().isBefore(now.minus(age))).isPresent();
      if (isAged || tooMuch > 0) {
        old.add(file);
        tooMuch -= file.bytes();
      }
    }
    return old;
  }

  private static long total(List<Tree.Found> files) {
    return files.stream().mapToLong(Tree.Found::bytes).sum();
  }

  private static void take(Tree tree, List<Tree.Found> old, Settings settings, TaskRun run)
      throws IOException {
    Optional<Path> archive = settings.archive();
    long bytes = 0;
    int done = 0;
    for (Tree.Found file : old) {
      run.throwIfCancelled();
      if (archive.isPresent()) {
        Moving.move(file.file(), archive.get().resolve(file.name().toString()));
        run.count("archived", 1);
      } else if (Files.deleteIfExists(file.file())) {
        run.count("deleted", 1);
      }
      bytes += file.bytes();
      run.count("bytes", file.bytes());
      run.progress(++done, old.size());
    }
    if (settings.emptyFolders()) {
      deleteEmpty(tree, old);
    }
    run.message("%d files, %s".formatted(old.size(), Size.words(bytes)));
  }

  /** Only those that files were taken from, the deepest first. */
  private static void deleteEmpty(Tree tree, List<Tree.Found> taken) throws IOException {
    TreeSet<Path> folders =
        new TreeSet<>(
            Comparator.comparingInt(Path::getNameCount).reversed().thenComparing(it -> it));
    for (Tree.Found file : taken) {
      for (Path up = file.file().getParent();
          up != null && !up.equals(tree.root());
          up = up.getParent()) {
        folders.add(up);
      }
    }
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException stays) {
        // Something is left in it.
      }
    }
  }
}
