package io.housekeeper.tasks.backup;

import io.housekeeper.api.Secret;
import io.housekeeper.api.TaskRun;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.process.Command;
import io.housekeeper.tasks.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies with the programs that PostgreSQL brings for that. */
record PostgresCopier(DatabaseBackup.Postgres source) implements Copier {

  @Override
  public String ending() {
    return ".dump";
  }

  @Override
  public void copy(Path to, TaskRun run) throws IOException, InterruptedException {
    execute(
        List.of(
            program("pg_dump"),
            "--format=custom",
            "--no-password",
            "--host=" + source.host(),
            "--port=" + source.port(),
            "--username=" + source.user(),
            "--file=" + to,
            "--dbname=" + source.database()),
        run);
  }

  /** It reads the whole table of contents, and fails if the file is cut. */
  @Override
  public void verify(Path copy, TaskRun run) throws IOException, InterruptedException {
    execute(List.of(program("pg_restore"), "--file=/dev/null", copy.toString()), run);
  }

  private String program(String name) {
    return source.programs().map(folder -> folder.resolve(name).toString()).orElse(name);
  }

  private void execute(List<String> command, TaskRun run) throws IOException, InterruptedException {
    // Not an argument: those are shown to every user of the machine.
    Map<String, Secret> secrets =
        source.password().map(password -> Map.of("PGPASSWORD", password)).orElse(Map.of());
    Command.Settings settings =
        new Command.Settings(
            command,
            Optional.empty(),
            Optional.empty(),
            // In English, so that it is known which line says what is wrong.
            Map.of("PGCONNECT_TIMEOUT", "10", "LC_ALL", "C"),
            secrets,
            List.of(0));
    Complaint complaint = new Complaint();
    try (Program program = Program.start(settings, run, complaint)) {
      int code = program.await();
      if (code != 0) {
        throw new Failure(
            "%s ended with exit code %d%s"
                .formatted(
                    command.get(0),
                    code,
                    complaint.sentence().map(": "::concat).orElseGet(program::lastWords)));
      }
    }
  }
}
