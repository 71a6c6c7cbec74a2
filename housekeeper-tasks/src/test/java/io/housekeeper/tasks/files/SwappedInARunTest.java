package io.housekeeper.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody puts a link in the place of a folder while a run is about to delete or move what it has
 * found in there: at each moment in which the run says something, one after the other.
 */
class SwappedInARunTest {

  /** More than a run of three files has. */
  private static final int MOMENTS = 30;

  @TempDir private Path outer;

  private static DeleteOldFiles.Settings settings(Path folder, Optional<Path> archive) {
    return new DeleteOldFiles.Settings(
        folder,
        "**",
        true,
        Optional.of(Duration.ofDays(7)),
        Optional.empty(),
        0,
        archive.isPresent() ? DeleteOldFiles.Action.ARCHIVE : DeleteOldFiles.Action.DELETE,
        archive,
        true);
  }

  /** Runs it, and lets the folder be swapped before whatever it does at a moment. */
  private static FinishedRun run(
      DeleteOldFiles.Settings settings, SwappedFolder folder, int moment) {
    DeleteOldFiles type = new DeleteOldFiles();
    AtomicInteger moments = new AtomicInteger();
    return TaskTest.of(
            Task.of(
                type.spec(),
                run ->
                    type.run(
                        settings,
                        observed(
                            run,
                            () -> {
                              if (moments.getAndIncrement() == moment) {
                                folder.swap();
                              }
                            }))))
        .run();
  }

  private interface Interference {
    void happen() throws IOException;
  }

  private static TaskRun observed(TaskRun run, Interference interference) {
    return (TaskRun)
        Proxy.newProxyInstance(
            TaskRun.class.getClassLoader(),
            new Class<?>[] {TaskRun.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("clock")) {
                interference.happen();
              }
              try {
                return method.invoke(run, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private SwappedFolder folder(String place, String name) throws IOException {
    SwappedFolder folder =
        new SwappedFolder(Files.createDirectories(outer.resolve(place)).toRealPath(), name);
    for (String file : new String[] {"a", "b", "deep/c"}) {
      folder.putOutside(file);
    }
    return folder;
  }

  @Test
  void nothingOutsideIsDeletedWheneverAFolderIsSwapped() throws IOException {
    int failed = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      SwappedFolder folder = folder("delete" + moment, "x");
      putOldFiles(folder);
      FinishedRun run = run(settings(folder.root(), Optional.empty()), folder, moment);
      assertThat(folder.outside()).containsExactly("a", "b", "deep", "deep/c");
      if (run.state() == State.FAILED) {
        failed++;
        assertThat(run.message())
            .isEqualTo("links lead out of %s and are not followed: x".formatted(folder.root()));
      } else {
        assertThat(run.message()).isEqualTo("3 files, 9 bytes");
      }
    }
    // Swapped before the first was deleted, before the second and before the third.
    assertThat(failed).isGreaterThan(3).isLessThan(MOMENTS);
  }

  private static void putOldFiles(SwappedFolder folder) throws IOException {
    for (String file : new String[] {"a", "b", "deep/c"}) {
      folder.putInside(file);
    }
  }

  @Test
  void nothingOutsideIsMovedIntoTheArchive() throws IOException {
    for (int moment = 0; moment < MOMENTS; moment++) {
      Path archive = outer.resolve("archive" + moment);
      SwappedFolder folder = folder("move" + moment, "x");
      putOldFiles(folder);
      run(settings(folder.root(), Optional.of(archive)), folder, moment);
      assertThat(folder.outside()).containsExactly("a", "b", "deep", "deep/c");
      for (String file : new String[] {"x/a", "x/b", "x/deep/c"}) {
        Path moved = archive.resolve(file);
        assertThat(!Files.exists(moved) || Files.readString(moved).equals("old")).isTrue();
      }
    }
  }

  @Test
  void nothingIsMovedOutOfTheArchive() throws IOException {
    int failed = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      SwappedFolder archive = folder("archive" + moment, "x");
      SwappedFolder old = folder("old" + moment, "x");
      putOldFiles(old);
      FinishedRun run = run(settings(old.root(), Optional.of(archive.root())), archive, moment);
      assertThat(archive.outside()).containsExactly("a", "b", "deep", "deep/c");
      if (run.state() == State.FAILED) {
        failed++;
        assertThat(run.message())
            .isEqualTo(
                "%s/x is a link or no folder, and nothing is moved there"
                    .formatted(archive.root()));
      }
    }
    assertThat(failed).isGreaterThan(3).isLessThan(MOMENTS);
  }
}
