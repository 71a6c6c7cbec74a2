package io.housekeeper.sentry;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import io.sentry.Sentry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An application that has initialised an SDK of its own, whichever is in its class path. */
public final class OtherSdkProgram {

  private static final String ALL = "monitors = all";

  private OtherSdkProgram() {}

  /**
   * Says something itself, and has Sentry told of a run.
   *
   * @param args how: shared, isolated or lent; the DSN; a folder for the ledger; and that of
   *     plugins
   */
  public static void main(String[] args) throws Exception {
    Sentry.init(
        options -> {
          options.setDsn(args[1]);
          options.setEnvironment("app");
          options.setRelease("app@1");
        });
    try {
      if (args[0].equals("shared")) {
        shared();
      } else {
        boolean isLent = args[0].equals("lent");
        plugin(
            isLent
                ? "plugins.share-packages = [\"io.sentry.\"], listeners.sentry.environment = lent"
                : "",
            isLent ? Map.of() : Map.of("SENTRY_DSN", args[1], "SENTRY_ENVIRONMENT", "plugin"),
            Path.of(args[2]),
            Path.of(args[3]));
      }
    } catch (IllegalStateException refused) {
      // The SDK keeps what nobody catches to itself.
      System.out.println(refused.getMessage());
      System.exit(1);
    }
    Sentry.captureMessage("from the application");
    Sentry.flush(5_000);
    if (!Sentry.isEnabled()) {
      throw new IllegalStateException("the application's own SDK is not what it was");
    }
    Sentry.close();
  }

  private static SentrySettings settings(Optional<Secret> dsn) {
    return dsn.map(it -> WrittenSettings.of(it, ALL)).orElseGet(() -> WrittenSettings.of(ALL));
  }

  /** Says nothing of where and what for: that is the application's. */
  private static void shared() throws Exception {
    Instant fire = Instant.parse("2027-03-28T00:30:00Z");
    TaskSpec task = TaskSpec.named("nightly").schedule("30 0 * * *").zone("UTC").build();
    SomeRun run = SomeRun.of(task, fire).threw(new IOException("No space left"));
    try (RunListener listener = SentryPlugin.listener(settings(Optional.empty()), () -> fire)) {
      listener.started(run);
      listener.ended(run.ends(State.FAILED, Duration.ofSeconds(1)));
    }
  }

  /** A plugin in a loader of its own, which its configuration or a variable has made active. */
  private static void plugin(
      String said, Map<String, String> environment, Path folder, Path plugins) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("housekeeper.conf"),
            """
            ledger.url = "jdbc:sqlite:%1$s/ledger.db"
            data-directory = "%1$s/data"
            plugins.directory = "%2$s"
            %3$s
            """
                .formatted(folder, plugins, said));
    ConfigurationReader.Answer answer =
        ConfigurationReader.read(new Sources(Optional.of(file), environment, Map.of()));
    Task task =
        Task.of(
            TaskSpec.named("nightly").build(),
            run -> {
              throw new IOException("No space left");
            });
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .configuration(answer.configuration().orElseThrow(), "app")
            .task(task)
            .build()) {
      System.out.println(housekeeper.start());
      housekeeper.runNow("nightly", Duration.ofSeconds(30));
    }
  }
}
