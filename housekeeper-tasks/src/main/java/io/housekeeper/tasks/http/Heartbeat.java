package io.housekeeper.tasks.http;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import java.net.URI;
import java.time.Duration;

/** Tells a dead man's switch that this Housekeeper still runs tasks. */
public final class Heartbeat implements TaskType<Heartbeat.Settings> {

  /** Whom to tell. */
  public record Settings(
      @Setting("The address of the switch") URI url,
      @Setting(value = "How long it may take to answer", or = "10s") Duration patience) {

    public Settings {
      Call.check(url);
      if (!patience.isPositive()) {
        throw new IllegalArgumentException("patience must be positive, and was " + patience);
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("heartbeat")
        .describedAs("Pings a dead man's switch, which raises an alarm when the pings stop")
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Browser browser = new Browser(run.clock())) {
      Answer answer = browser.ask(Call.get(settings.url(), settings.patience()));
      if (!answer.isGood()) {
        throw new Failure(
            "%s answered %d%s".formatted(answer.url(), answer.status(), answer.excerpt()));
      }
    }
  }
}
