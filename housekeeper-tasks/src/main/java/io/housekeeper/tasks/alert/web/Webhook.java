package io.housekeeper.tasks.alert.web;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.AlertListener;
import io.housekeeper.tasks.alert.Complaints;
import io.housekeeper.tasks.alert.Interest;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Outlet;
import io.housekeeper.tasks.http.Bearer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The type of listeners that posts alerts as JSON, signed if there is a secret for it. */
public final class Webhook implements Plugin {

  /** Who is told what. */
  public record Settings(
      @Setting("The address that is told") Secret url,
      @Setting("Signs what is sent, so that its receiver knows where it comes from")
          Optional<Secret> signingSecret,
      @Setting("A secret that is sent as Authorization: Bearer") Optional<Secret> bearer,
      @Setting(value = "What is told", or = "[failure, recovery, missed, overdue]")
          List<AlertKind> on,
      @Setting("Of which tasks; of all unless there are some") List<String> tasks,
      @Setting("Only of tasks with one of these tags, if there are some") List<String> tags,
      @Setting("Only of tasks of one of these owners, if there are some") List<String> owners,
      @Setting(value = "How long it may take to answer", or = "10s") Duration patience) {

    public Settings {
      new Complaints()
          .unlessMade(() -> WebAddress.of(url, List.of()))
          .unless(
              signingSecret.filter(secret -> secret.reveal().isBlank()).isEmpty(),
              "signing-secret must not be empty")
          .unlessMade(() -> bearer.map(Bearer::header))
          .unlessMade(() -> new Interest(on, tasks, tags, owners))
          .unless(patience.isPositive(), "patience must be positive, and was " + patience)
          .say();
    }

    private Interest interest() {
      return new Interest(on, tasks, tags, owners);
    }

    private Post post() {
      List<Secret> secrets = Stream.of(signingSecret, bearer).flatMap(Optional::stream).toList();
      return new Post(WebAddress.of(url, secrets), patience);
    }
  }

  @Override
  public void install(PluginSetup setup) {
    InstantSource clock = setup.clock();
    setup.listenerType("webhook", Settings.class, settings -> listener(settings, clock));
  }

  private static RunListener listener(Settings settings, InstantSource clock) {
    return AlertListener.on(outlet(settings, clock), settings.interest(), clock);
  }

  static Outlet outlet(Settings settings, InstantSource clock) {
    Post post = settings.post();
    return message -> send(message, settings, post, clock);
  }

  private static void send(Message message, Settings settings, Post post, InstantSource clock)
      throws IOException, InterruptedException {
    String body = WebhookBody.of(message);
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Housekeeper-Id", message.id());
    headers.put("Housekeeper-Timestamp", timestamp);
    settings
        .signingSecret()
        .map(secret -> Signature.of(secret, timestamp, body))
        .ifPresent(signature -> headers.put("Housekeeper-Signature", signature));
    settings.bearer().ifPresent(secret -> headers.put("Authorization", Bearer.header(secret)));
    post.json(body, headers);
  }
}
