package io.housekeeper.dist;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.http.HttpExtension;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node with its server, and a terminal in which commands are typed that ask it. */
final class Served implements AutoCloseable {

  static final String TOKEN = "a-token-for-the-tests";

  private static final JsonMapper JSON = new JsonMapper();

  private final Housekeeper housekeeper;
  private final URI address;
  private final Path folder;

  /** What a command has printed, and with what it has ended. */
  record Ended(int code, String out, String err) {

    JsonNode json() {
      return JSON.readTree(out);
    }
  }

  private Served(Housekeeper housekeeper, URI address, Path folder) {
    this.housekeeper = housekeeper;
    this.address = address;
    this.folder = folder;
  }

  static Served with(Path folder, Task... tasks) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .ledger(folder.resolve("ledger.db"))
            .pluginDirectory(folder.resolve("plugins"))
            .extension(
                new HttpExtension(),
                HttpSettings.builder().port(port).token(Secret.of(TOKEN)).build());
    List.of(tasks).forEach(builder::task);
    Housekeeper housekeeper = builder.build();
    if (!housekeeper.start().failed().isEmpty()) {
      throw new IllegalStateException("the node did not start whole");
    }
    return new Served(housekeeper, URI.create("http://localhost:" + port), folder);
  }

  URI address() {
    return address;
  }

  /** What the API itself answers. */
  JsonNode asked(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/api/housekeeper" + path))
              .header("Authorization", "Bearer " + TOKEN)
              .build();
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  /** What a command prints, whose environment names the service and has the token. */
  Ended run(String... arguments) {
    return run(Map.of(), Ansi.OFF, arguments);
  }

  /**
   * What a command prints.
   *
   * @param other variables that are others
   */
  Ended run(Map<String, String> other, Ansi ansi, String... arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CRON_SERVICE_URL", address.toString());
    environment.put("HOUSEKEEPER_TOKEN", TOKEN);
    environment.putAll(other);
    Machine machine =
        new Machine(
            InstantSource.system(),
            System::nanoTime,
            ZoneOffset.UTC,
            environment,
            Map.of(),
            folder);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new HousekeeperCommand(machine).line(arguments);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    line.setColorScheme(Help.defaultColorScheme(ansi));
    int code = line.execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  @Override
  public void close() {
    housekeeper.close();
  }
}
