package io.housekeeper.tasks.files;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    try (Folder root = Folder.open(settings.folder())) {
      Tree tree = Tree.of(root, settings.glob(), settings.below());
      List<Tree.Found> old = old(tree, settings, run.clock().instant());
      if (run.dryRun()) {
        old.forEach(file -> run.log("would go: " + file.name()));
        run.message("would take %d files, %s".formatted(old.size(), Size.words(total(old))));
      } else {
        Removal removal = new Removal(root, tree, settings.archive(), run);
        List<Tree.Found> taken = removal.take(old);
        if (settings.emptyFolders()) {
          removal.deleteEmptied(taken);
        }
        run.message("%d files, %s".formatted(taken.size(), Size.words(total(taken))));
      }
      tree.complain();
    }
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
}
