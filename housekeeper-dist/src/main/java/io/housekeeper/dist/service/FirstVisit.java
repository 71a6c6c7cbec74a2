package io.housekeeper.dist.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a service on this machine once for what it is asked for first, if it has a server. */
record FirstVisit(Mailbox mailbox) implements Runnable {

  /** With which it comes: of a service that nobody else knows of. */
  static final String TOKEN = "only-for-the-first-visit";

  private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);

  private static final List<String> PATHS =
      List.of("/health/live", "/health/ready", "/admin/cron", "/api/housekeeper/tasks", "/metrics");

  @Override
  public void run() {
    try {
      Optional<Mailbox.Reply> reply =
          mailbox.ask(new Mailbox.Question("first visit", Mailbox.Wish.INVITE));
      if (reply.filter(Mailbox.Reply::done).isPresent()) {
        visit(URI.create(reply.get().text()));
      }
    } catch (IOException failed) {
      LOG.warn("the service could not be visited", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void visit(URI invitation) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : PATHS) {
        HttpRequest request =
            HttpRequest.newBuilder(invitation.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        LOG.info("{} was answered with {}", path, status);
      }
    }
  }
}
