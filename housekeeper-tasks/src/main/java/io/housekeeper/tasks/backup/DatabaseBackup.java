package io.housekeeper.tasks.backup;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Copies a database into a file while it is in use, and keeps the newest copies. */
public final class DatabaseBackup implements TaskType<DatabaseBackup.Settings> {

  /** A database of PostgreSQL; who copies it may be another user than who uses it. */
  public record Postgres(
      @Setting("The host") String host,
      @Setting(value = "The port", or = "5432") int port,
      @Setting("The database") String database,
      @Setting("Who signs in") String user,
      @Setting("The password") Optional<Secret> password,
      @Setting(value = "The folder of pg_dump and pg_restore; found on the PATH unless it is set")
          Optional<Path> programs) {}

  /** What is copied, and to where. */
  public record Settings(
      @Setting("A database of PostgreSQL") Optional<Postgres> postgresql,
      @Setting("A database of SQLite, by its name in the configuration") Optional<String> sqlite,
      @Setting("The folder with the copies") Path folder,
      @Setting(value = "How the names of the copies begin", or = "backup") String name,
      @Setting(value = "How many copies are kept", or = "7") int keep,
      @Setting(value = "Whether each copy is read again", or = "true") boolean verify) {

    public Settings {
      if (postgresql.isPresent() == sqlite.isPresent()) {
        throw new IllegalArgumentException("either postgresql or sqlite must be set, and not both");
      }
      if (keep < 1) {
        throw new IllegalArgumentException("keep must be 1 or more, and was " + keep);
      }
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException(
            "name must have letters, digits, '.', '_' and '-' only, and was '" + name + "'");
      }
    }
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("database-backup")
        .describedAs("Copies a database into a file, checks the copy and keeps the newest ones")
        .timeout(Duration.ofHours(6))
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    Copies copies = new Copies(settings.folder(), settings.name());
    Copier copier =
        settings
            .postgresql()
            .<Copier>map(PostgresCopier::new)
            .orElseGet(() -> new SqliteCopier(settings.sqlite().orElseThrow()));
    Path file = copies.file(time(run), copier.ending());
    Path part = copies.part();
    try {
      copier.copy(part, run);
      if (settings.verify()) {
        copier.verify(part, run);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    copies.writeSum(file);
    run.count("bytes", Files.size(file));
    int deleted = copies.keepNewest(settings.keep());
    run.count("deleted", deleted);
    run.message("%s, %,d bytes".formatted(file.getFileName(), Files.size(file)));
  }

  /** That of the fire, so that an attempt after another replaces its file. */
  private static String time(TaskRun run) {
    Instant at = run.fire().orElseGet(run.clock()::instant);
    return TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
