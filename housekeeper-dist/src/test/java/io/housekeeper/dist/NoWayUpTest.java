package io.housekeeper.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.housekeeper.api.Secret;
import io.housekeeper.http.HttpExtension;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.http.settings.HttpSettingsBuilder;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.tasks.files.DeleteOldFiles;
import io.housekeeper.tasks.http.HttpCall;
import io.housekeeper.tasks.imports.ImportFolder;
import io.housekeeper.tasks.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may come in over HTTP executes nothing by that, and learns no secret. */
class NoWayUpTest {

  private static final String ADMIN = "a-token-for-the-tests";
  private static final String NAMED = "the-secret-with-a-name";
  private static final String OPEN = "the-secret-without-one";

  private final HttpClient client = HttpClient.newHttpClient();

  /** What the server of somebody else was told. */
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  private HttpServer elsewhere;
  private Housekeeper housekeeper = Housekeeper.builder().build();
  private String root = "";
  private String operator = "";

  @BeforeEach
  void start() throws Exception {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getOrDefault("Authorization", List.of())
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    elsewhere.start();
    housekeeper = node(HttpSettings.builder());
  }

  private Housekeeper node(HttpSettingsBuilder settings) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    root = "http://localhost:" + port + "/api/housekeeper";
    Path file = Files.writeString(folder.resolve("housekeeper.conf"), configuration());
    ConfigurationReader.Answer answer =
        ConfigurationReader.read(new Sources(Optional.of(file), Map.of(), Map.of()));
    assertThat(answer.problems()).isEmpty();
    Housekeeper node =
        Housekeeper.builder()
            .configuration(answer.configuration().orElseThrow(), "machine-1")
            .plugin(
                "types",
                setup ->
                    setup
                        .taskType(new HttpCall())
                        .taskType(new Command())
                        .taskType(new ImportFolder())
                        .taskType(new DeleteOldFiles()))
            .extension(new HttpExtension(), settings.port(port).token(Secret.of(ADMIN)).build())
            .build();
    assertThat(node.start().failed()).isEmpty();
    operator =
        node.control()
            .as(Asking.by("test"))
            .tokens()
            .issue("operator", Role.OPERATOR, Optional.empty());
    return node;
  }

  private String configuration() {
    return """
        ledger.url = "jdbc:sqlite:%1$s/ledger.db"
        data-directory = "%1$s/data"
        plugins.directory = "%1$s/plugins"
        secrets.cron = "%3$s"
        tasks {
          named { type = http-call, settings { url = "%2$s/ours", bearer = "secret:cron" } }
          open { type = http-call, settings { url = "%2$s/ours", bearer = "%4$s" } }
          plain { type = http-call, settings { url = "%2$s/ours" } }
          shell { type = command, settings { shell = "true" } }
          old { type = delete-old-files, settings { folder = "%1$s/old", age = 30d } }
          files {
            type = import-folder
            settings { folder = "%1$s/in", archive = "%1$s/out", command = ["true"] }
          }
        }
        """
        .formatted(folder, address(), NAMED, OPEN);
  }

  private String address() {
    return "http://localhost:" + elsewhere.getAddress().getPort();
  }

  @AfterEach
  void end() {
    housekeeper.close();
    elsewhere.stop(0);
    client.close();
  }

  private HttpResponse<String> ask(String token, String verb, String path, String body)
      throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString(body.replace('\'', '"')))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.body())
        .doesNotContain(NAMED)
        .doesNotContain(OPEN)
        .doesNotContain(System.getenv("PATH"));
    return response;
  }

  private void refused(int status, String token, String verb, String path, String body)
      throws Exception {
    HttpResponse<String> response = ask(token, verb, path, body);
    assertThat(response.statusCode())
        .as("%s %s %s: %s", verb, path, body, response.body())
        .isEqualTo(status);
  }

  private String settings(String text) {
    return "{'settings': %s}".formatted(text);
  }

  @Test
  void anOperatorTellsNoRunAnythingElse() throws Exception {
    Path made = folder.resolve("made");
    Map<String, String> wanted =
        Map.of(
            "shell", "{'shell': 'touch %s'}".formatted(made),
            "named", "{'url': '%s/evil'}".formatted(address()),
            "open", "{'url': '%s/evil'}".formatted(address()),
            "plain", "{'url': '%s/evil'}".formatted(address()),
            "old", "{'folder': '/etc'}",
            "files", "{'folder': '../../etc'}");
    for (Map.Entry<String, String> one : wanted.entrySet()) {
      String path = "/tasks/%s/run".formatted(one.getKey());
      refused(403, operator, "POST", path, settings(one.getValue()));
    }
    assertThat(heard).isEmpty();
    assertThat(made).doesNotExist();
    // As it is configured he may run it.
    assertThat(ask(operator, "POST", "/tasks/named/run", "{}").statusCode()).isEqualTo(200);
    assertThat(heard).containsExactly("/ours [Bearer " + NAMED + "]");
  }

  @Test
  void anAdministratorTellsRunsOfOtherTypesNothingElse() throws Exception {
    Path made = folder.resolve("made");
    String shell = settings("{'shell': 'touch %s'}".formatted(made));
    refused(403, ADMIN, "POST", "/tasks/shell/run", shell);
    refused(403, ADMIN, "POST", "/tasks/files/run", settings("{'command': ['id']}"));
    refused(403, ADMIN, "POST", "/tasks/files/run", settings("{'folder': '/etc/../etc'}"));
    refused(403, ADMIN, "POST", "/tasks/old/run", settings("{'folder': '/'}"));
    assertThat(made).doesNotExist();
  }

  @Test
  void noSecretGoesToAnAddressThatCameOverHttp() throws Exception {
    String evil = "{'url': '%s/evil'}".formatted(address());
    refused(403, ADMIN, "POST", "/tasks/named/run", settings(evil));
    refused(403, ADMIN, "POST", "/tasks/open/run", settings(evil));
    String named = "{'url': '%s/evil', 'bearer': 'secret:cron'}".formatted(address());
    refused(403, ADMIN, "POST", "/tasks/plain/run", settings(named));
    refused(403, ADMIN, "PUT", "/made/new", made("http-call", named));
    // What the file says holds where nothing else is said: the secret, too.
    refused(403, ADMIN, "PUT", "/made/named", made("http-call", evil));
    refused(403, ADMIN, "PUT", "/made/open", made("http-call", evil));
    String mine = "{'url': '%s/evil', 'bearer': 'my own'}".formatted(address());
    refused(403, ADMIN, "PUT", "/made/new", made("http-call", mine));
    assertThat(heard).isEmpty();
    assertThat(ask(ADMIN, "POST", "/tasks/plain/run", settings(evil)).statusCode()).isEqualTo(200);
    assertThat(heard).containsExactly("/evil []");
  }

  private static String made(String type, String settings) {
    return "{'type': '%s', 'settings': %s}".formatted(type, settings);
  }

  @Test
  void tasksOfOtherTypesAreNotMade() throws Exception {
    String folders = "{'folder': '/etc', 'archive': '..', 'command': ['id']}";
    refused(403, ADMIN, "PUT", "/made/new", made("command", "{'shell': 'id'}"));
    refused(403, ADMIN, "PUT", "/made/new", made("import-folder", folders));
    refused(403, ADMIN, "PUT", "/made/new", made("delete-old-files", "{'folder': '/'}"));
    refused(403, ADMIN, "PUT", "/made/new", made("../command", "{}"));
    refused(403, ADMIN, "PUT", "/made/shell", made("command", "{'shell': 'id'}"));
    refused(403, operator, "PUT", "/made/new", made("http-call", "{'url': 'http://x'}"));
    assertThat(ask(ADMIN, "GET", "/made", "").body()).isEqualTo("{\"made\":[]}");
  }

  @Test
  void namesAreNoPaths() throws Exception {
    String call = made("http-call", "{'url': '%s/ours'}".formatted(address()));
    for (String name : List.of("..%2F..%2Fetc", "%2Fetc%2Fpasswd", "..", "a%5Cb", "a%00b")) {
      assertThat(ask(ADMIN, "PUT", "/made/" + name, call).statusCode()).isBetween(400, 422);
      assertThat(ask(ADMIN, "POST", "/plugins/" + name + "/reload", "{}").statusCode())
          .isBetween(400, 422);
    }
    assertThat(ask(ADMIN, "GET", "/made", "").body()).isEqualTo("{\"made\":[]}");
  }

  @Test
  void nothingSeesTheEnvironment() throws Exception {
    for (String text : List.of("${PATH}", "${?PATH}", "${PATH:-manual}", "${env.PATH}")) {
      String call = "{'url': '%s/evil', 'body': '%s'}".formatted(address(), text);
      // A default is a text like any other.
      assertThat(ask(ADMIN, "PUT", "/made/new", made("http-call", call)).statusCode())
          .isEqualTo(text.contains(":-") ? 200 : 422);
      ask(ADMIN, "POST", "/tasks/plain/run", settings(call));
      String scheduled =
          "{'type': 'http-call', 'settings': {'url': '%s/x'}, 'values': {'schedule': '%s'}}"
              .formatted(address(), text);
      refused(422, ADMIN, "PUT", "/made/new", scheduled);
      String value = "{'value': '%s'}".formatted(text);
      refused(422, operator, "PUT", "/tasks/plain/overrides/schedule", value);
      refused(422, operator, "PUT", "/tasks/plain/overrides/timezone", value);
      String values = "{'values': {'schedule': '%s'}}".formatted(text);
      assertThat(ask(operator, "POST", "/tasks/plain/overrides/preview", values).body())
          .contains("variables are for files");
    }
    refused(422, ADMIN, "PUT", "/made/new", made("http-call", "{'include': '/etc/passwd'}"));
    for (String path : List.of("/plugins", "/tasks", "/made", "/audit", "/tasks/plain", "/runs")) {
      assertThat(ask(ADMIN, "GET", path, "").statusCode()).isEqualTo(200);
    }
    assertThat(heard).isNotEmpty().allSatisfy(it -> assertThat(it).isEqualTo("/evil []manual"));
  }

  @Test
  void secretsThatSomebodyHasListedMayBeNamed() throws Exception {
    housekeeper.close();
    housekeeper = node(HttpSettings.builder().newSecrets("cron"));
    String named = "{'url': '%s/theirs', 'bearer': 'secret:cron'}".formatted(address());
    assertThat(ask(ADMIN, "POST", "/tasks/plain/run", settings(named)).statusCode()).isEqualTo(200);
    assertThat(heard).containsExactly("/theirs [Bearer " + NAMED + "]");
    refused(403, operator, "POST", "/tasks/plain/run", settings(named));
    refused(
        403,
        ADMIN,
        "POST",
        "/tasks/open/run",
        settings("{'url': '%s/theirs'}".formatted(address())));
    assertThat(ask(ADMIN, "PUT", "/made/new", made("http-call", named)).statusCode())
        .isEqualTo(200);
  }
}
