package io.housekeeper.tasks.backup;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.files.Tree;
import io.housekeeper.tasks.http.Answer;
import io.housekeeper.tasks.http.Bearer;
import io.housekeeper.tasks.http.Browser;
import io.housekeeper.tasks.http.Call;
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

/** Looks whether there is a new enough backup in each of several folders, and tells if not. */
public final class OverdueBackupCheck implements TaskType<OverdueBackupCheck.Settings> {

  /** Where backups are, and how old the newest may be. */
  public record Place(
      @Setting("What it is called in messages") String name,
      @Setting("The folder with the backups") Path folder,
      @Setting(value = "Which files are backups, as *.dump", or = "*") String glob,
      @Setting("How old the newest may be") Duration age,
      @Setting(value = "How many bytes it must have at least", or = "1") long bytes) {}

  /** All places, and who is told. */
  public record Settings(
      @Setting("The places") List<Place> places,
      @Setting("An address that is told by POST, a line for each overdue backup")
          Optional<URI> tell,
      @Setting("A secret that is sent as Authorization: Bearer") Optional<Secret> bearer,
      @Setting(value = "Whether the run fails if one is overdue", or = "true") boolean fail) {

    public Settings {
      if (places.isEmpty()) {
        throw new IllegalArgumentException("places must name one at least");
      }
      tell.ifPresent(Call::check);
      bearer.ifPresent(Bearer::check);
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("overdue-backup-check")
        .describedAs("Checks that backups are new enough, and tells if they are not")
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    List<String> overdue = new ArrayList<>();
    for (Place place : settings.places()) {
      Optional<String> why = why(place, run.clock().instant());
      run.count("checked", 1);
      why.ifPresent(
          sentence -> {
            run.count("overdue", 1);
            run.log(sentence);
            overdue.add(sentence);
          });
    }
    if (!overdue.isEmpty() && settings.tell().isPresent()) {
      tell(settings.tell().get(), overdue, settings, run);
    }
    String summary = "%d of %d are overdue".formatted(overdue.size(), settings.places().size());
    run.message(summary);
    if (!overdue.isEmpty() && settings.fail()) {
      throw new Failure(summary + ": " + overdue.get(0));
    }
  }

  /** Why a backup is overdue, if it is. */
  private static Optional<String> why(Place place, Instant now) {
    List<Tree.Found> files;
    try {
      files = Tree.of(place.folder(), place.glob(), false).files();
    } catch (IOException unread) {
      return Optional.of("%s: %s".formatted(place.name(), unread.getMessage()));
    }
    Optional<Tree.Found> newest =
        files.stream().filter(file -> file.bytes() >= place.bytes()).reduce((one, later) -> later);
    if (newest.isEmpty()) {
      return Optional.of("%s: there is none in %s".formatted(place.name(), place.folder()));
    }
    Duration age = Duration.between(newest.get().changed(), now);
    return age.compareTo(place.age()) <= 0
        ? Optional.empty()
        : Optional.of(
            "%s: the newest, %s, is %d hours old"
                .formatted(place.name(), newest.get().name(), age.toHours()));
  }

  private static void tell(URI url, List<String> overdue, Settings settings, TaskRun run)
      throws IOException, InterruptedException {
    Call call =
        new Call(
            "POST",
            url,
            Map.of("Content-Type", "text/plain; charset=utf-8"),
            Optional.of(BodyPublishers.ofString(String.join("\n", overdue) + "\n")),
            settings.bearer(),
            Duration.ofSeconds(30));
    try (Browser browser = new Browser(run.clock())) {
      Answer answer = browser.ask(call);
      if (!answer.isGood()) {
        throw new Failure("%s answered %d%s".formatted(url, answer.status(), answer.excerpt()));
      }
      run.count("notified", overdue.size());
    }
  }
}
