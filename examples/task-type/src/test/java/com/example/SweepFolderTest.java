package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFolderTest {

  @TempDir private Path folder;

  private Path file(String name, String changed) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "four");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(changed)));
  }

  /** Settings as they are in the configuration file. */
  private TaskTest with(String settings) {
    return TaskTest.of(new SweepFolder())
        .settings("folder = \"%s\", %s".formatted(folder, settings))
        .at("2027-06-30T12:00Z");
  }

  @Test
  void deletesWhatIsOldEnough() throws IOException {
    Path old = file("old.log", "2027-06-20T12:00:00Z");
    Path fresh = file("fresh.log", "2027-06-29T12:00:00Z");
    Path other = file("other.txt", "2027-01-01T12:00:00Z");
    FinishedRun run = with("pattern = \"*.log\", age = 7d").run();
    assertEquals("deleted 1 files", run.message());
    assertEquals(4L, run.counts().get("bytes"));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
    assertTrue(Files.exists(other));
  }

  @Test
  void aDryRunDeletesNothing() throws IOException {
    Path old = file("old.log", "2027-01-01T12:00:00Z");
    FinishedRun run = with("age = 7d").dryRun().run();
    assertEquals("would delete 1 files", run.message());
    assertEquals("would delete %s, 4 bytes".formatted(old), run.log().getFirst());
    assertTrue(Files.exists(old));
  }

  @Test
  void aFolderThatIsNotThereFailsTheRun() {
    FinishedRun run = TaskTest.of(new SweepFolder()).settings("folder = /none, age = 7d").run();
    assertEquals(State.FAILED, run.state());
  }

  @Test
  void saysWhatIsWrongWithItsSettings() {
    TaskTest wrong = with("age = 0s");
    String said = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(said.contains("age must be positive, was PT0S"), said);
  }
}
