package com.example;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Posts a line of text for each run that went wrong. */
final class FailurePoster implements RunListener {

  private static final int FIRST_BAD_STATUS = 300;

  private final PostFailures.Settings settings;
  private final HttpClient client;

  FailurePoster(PostFailures.Settings settings) {
    this.settings = settings;
    this.client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
  }

  @Override
  public void ended(Run run) throws IOException, InterruptedException {
    switch (run.state()) {
      case FAILED, TIMED_OUT, LOST, MISSED -> post(line(run));
      default -> {
        // It went well, or somebody wanted it so.
      }
    }
  }

  private static String line(Run run) {
    String why = run.failure().map(Throwable::toString).orElseGet(run::reason);
    return "task '%s': %s%s"
        .formatted(run.task().name(), run.state(), why.isEmpty() ? "" : ", " + why);
  }

  private void post(String line) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.patience())
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(line));
    settings.token().ifPresent(it -> request.header("Authorization", "Bearer " + it.reveal()));
    HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
    if (response.statusCode() >= FIRST_BAD_STATUS) {
      // The service logs what a listener throws, and goes on.
      throw new IOException("%s answered %d".formatted(settings.url(), response.statusCode()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
