package com.example.report;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

public final class SendReport implements TaskType<SendReport.Settings> {

  public record Settings(
      @Setting("Who gets the report") List<String> recipients,
      @Setting("The mail server") Server server,
      @Setting(value = "What stands in the subject", or = "Daily report") String subject,
      @Setting("A copy for the archive") Optional<URI> archive) {

    public Settings {
      recipients = List.copyOf(recipients);
      if (recipients.isEmpty()) {
        throw new IllegalArgumentException("recipients must name at least one address");
      }
    }
  }

  public record Server(
      @Setting("Host name of the mail server") String host,
      @Setting(value = "Port of the mail server", or = "587") int port,
      @Setting("Password of the sender") Secret password,
      @Setting(value = "How long the server may take to answer", or = "30s") Duration patience) {}

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("send-report")
        .describedAs("Mails a report")
        .timeout(Duration.ofMinutes(2))
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    int done = 0;
    for (String recipient : settings.recipients()) {
      run.throwIfCancelled();
      run.log("mailing to " + recipient + " through " + settings.server().host());
      if (!run.dryRun()) {
        run.count("mailed", 1);
      }
      run.progress(++done, settings.recipients().size());
    }
    run.message("%d recipients".formatted(done));
  }
}
