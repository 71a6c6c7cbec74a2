package io.housekeeper.tasks.imports;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.files.Folder;
import io.housekeeper.tasks.files.Moving;
import io.housekeeper.tasks.files.Tree;
import io.housekeeper.tasks.http.Answer;
import io.housekeeper.tasks.http.Bearer;
import io.housekeeper.tasks.http.Browser;
import io.housekeeper.tasks.http.Call;
import io.housekeeper.tasks.process.Command;
import io.housekeeper.tasks.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands each file that has arrived in a folder to a program or an address, and then archives it.
 */
public final class ImportFolder implements TaskType<ImportFolder.Settings> {

  /** Which files, and who gets them. */
  public record Settings(
      @Setting("The folder in which files arrive") Path folder,
      @Setting(value = "Which files, as *.csv", or = "*") String glob,
      @Setting(value = "A file is complete when it was not changed for so long", or = "10s")
          Duration quietFor,
      @Setting("The program that gets the path of each file as its last argument")
          List<String> command,
      @Setting("The address that gets the content of each file by POST") Optional<URI> url,
      @Setting("A secret that is sent as Authorization: Bearer") Optional<Secret> bearer,
      @Setting(value = "How long the address may take for a file", or = "5m") Duration patience,
      @Setting("Where files go that were taken") Path archive,
      @Setting("Where files go that were not; they stay, and are tried again, unless it is set")
          Optional<Path> failed) {

    public Settings {
      if (command.isEmpty() == url.isEmpty()) {
        throw new IllegalArgumentException("either command or url must be set, and not both");
      }
      url.ifPresent(Call::check);
      bearer.ifPresent(Bearer::check);
      if (quietFor.isNegative() || !patience.isPositive()) {
        throw new IllegalArgumentException("quiet-for and patience must not be negative");
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("import-folder")
        .describedAs("Hands each new file of a folder to a program or an address, then archives it")
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
      Tree tree = Tree.of(root, settings.glob(), false);
      Instant quietSince = run.clock().instant().minus(settings.quietFor());
      List<Tree.Found> complete =
          tree.files().stream()
              .filter(file -> !String.valueOf(file.name()).startsWith("."))
              .filter(file -> !file.changed().isAfter(quietSince))
              .toList();
      if (run.dryRun()) {
        complete.forEach(file -> run.log("would import " + file.name()));
        run.message("would import %d files".formatted(complete.size()));
        return;
      }
      takeAll(complete, root, settings, run);
      tree.complain();
    }
  }

  private static void takeAll(
      List<Tree.Found> complete, Folder root, Settings settings, TaskRun run)
      throws IOException, InterruptedException {
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < complete.size(); i++) {
      run.throwIfCancelled();
      take(complete.get(i), root, settings, run).ifPresent(refused::add);
      run.progress(i + 1L, complete.size());
    }
    if (!refused.isEmpty()) {
      throw new Failure(
          "%d of %d files were not taken; the first: %s"
              .formatted(refused.size(), complete.size(), refused.get(0)));
    }
    run.message("%d files".formatted(complete.size()));
  }

  /** Says why a file was not taken, if it was not. */
  private static Optional<String> take(Tree.Found file, Folder root, Settings settings, TaskRun run)
      throws IOException, InterruptedException {
    try {
      hand(file.file(), settings, run);
    } catch (IOException refused) {
      run.count("failed", 1);
      run.log("%s was not taken: %s".formatted(file.name(), refused.getMessage()));
      if (settings.failed().isPresent()) {
        Moving.move(root, file.name(), settings.failed().get());
      }
      return Optional.of("%s: %s".formatted(file.name(), refused.getMessage()));
    }
    Path at = Moving.move(root, file.name(), settings.archive());
    run.count("imported", 1);
    run.log("%s was taken, and is now %s".formatted(file.name(), at));
    return Optional.empty();
  }

  private static void hand(Path file, Settings settings, TaskRun run)
      throws IOException, InterruptedException {
    if (settings.url().isPresent()) {
      post(file, settings.url().get(), settings, run);
      return;
    }
    List<String> command = new ArrayList<>(settings.command());
    command.add(file.toString());
    Command.Settings program =
        new Command.Settings(
            command, Optional.empty(), Optional.empty(), Map.of(), Map.of(), List.of(0));
    try (Program running = Program.start(program, run)) {
      int code = running.await();
      if (code != 0) {
        throw new Failure("exit code %d%s".formatted(code, running.lastWords()));
      }
    }
  }

  private static void post(Path file, URI url, Settings settings, TaskRun run)
      throws IOException, InterruptedException {
    Call call =
        new Call(
            "POST",
            url,
            Map.of(
                "Content-Type",
                "application/octet-stream",
                "X-File-Name",
                java.net.URLEncoder.encode(
                    String.valueOf(file.getFileName()), java.nio.charset.StandardCharsets.UTF_8)),
            Optional.of(BodyPublishers.ofFile(file)),
            settings.bearer(),
            settings.patience());
    try (Browser browser = new Browser(run.clock())) {
      Answer answer = browser.ask(call);
      if (!answer.isGood()) {
        throw new Failure("%s answered %d%s".formatted(url, answer.status(), answer.excerpt()));
      }
    }
  }
}
