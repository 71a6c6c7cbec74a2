package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.boot.Housekeeper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose port somebody else has. */
class TakenPortTest {

  @TempDir private Path folder;

  @Test
  void isSaidAndTheNodeRunsWithoutItsServerUntilItIsStartedAnew() throws Exception {
    Housekeeper housekeeper;
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      housekeeper =
          Housekeeper.builder()
              .ledger(folder.resolve("ledger.db"))
              .pluginDirectory(folder.resolve("plugins"))
              .extension(new HttpExtension(), HttpSettings.builder().port(port).build())
              .build();
      assertThat(housekeeper.start().failed())
          .singleElement()
          .asString()
          .startsWith(
              "extension 'http' does not run: it cannot listen at 127.0.0.1:%d: ".formatted(port));
      assertThat(housekeeper.control().nodes().list()).hasSize(1);
      housekeeper.close();
    }
    assertThat(housekeeper.start().failed()).isEmpty();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI live = URI.create("http://localhost:%d/health/live".formatted(port));
      assertThat(client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()).body())
          .isEqualTo("{\"status\":\"up\"}");
    }
    housekeeper.close();
  }
}
