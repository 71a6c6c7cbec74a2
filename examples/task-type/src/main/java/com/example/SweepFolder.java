package com.example;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes files that nobody has changed for a while: each block of the configuration is a task. */
public final class SweepFolder implements TaskType<SweepFolder.Settings> {

  public record Settings(
      @Setting("The folder that is looked through, without those in it") Path folder,
      @Setting(value = "Which files, as in *.log", or = "*") String pattern,
      @Setting(value = "How long a file is kept after its last change", or = "30d") Duration age) {

    public Settings {
      if (!age.isPositive()) {
        throw new IllegalArgumentException("age must be positive, was " + age);
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("sweep-folder")
        .describedAs("Deletes files that nobody has changed for a while")
        .timeout(Duration.ofMinutes(10))
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws IOException {
    List<Path> old = old(settings, run.clock().instant().minus(settings.age()));
    int done = 0;
    for (Path file : old) {
      run.throwIfCancelled();
      long size = Files.size(file);
      if (run.dryRun()) {
        run.log("would delete %s, %d bytes".formatted(file, size));
      } else {
        Files.delete(file);
        run.count("deleted", 1);
        run.count("bytes", size);
      }
      run.progress(++done, old.size());
    }
    run.message((run.dryRun() ? "would delete %d files" : "deleted %d files").formatted(done));
  }

  private static List<Path> old(Settings settings, Instant before) throws IOException {
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(settings.folder(), settings.pattern())) {
      for (Path file : files) {
        if (Files.isRegularFile(file)
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          old.add(file);
        }
      }
    }
    return old;
  }
}
