package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service below a path of nginx, as the guide shows it. */
class NginxIT {

  private static final String PATH = "/ops/cron";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern LINK = Pattern.compile("/admin/sign-in\\?link=(\\S+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|src|action|data-live|data-events)=\"([^\"]*)\"");
  private static final Pattern PAGE_TOKEN =
      Pattern.compile("name=\"x-page-token\" value=\"([^\"]+)\"");

  @TempDir private Path folder;
  private Shipped shipped;
  private Terminal terminal;
  private HttpClient client = HttpClient.newHttpClient();
  private String origin = "";

  @BeforeEach
  void unpack() throws Exception {
    Unprivileged.letBy(folder);
    shipped = Shipped.into(Files.createDirectories(folder.resolve("service")), Map.of());
    terminal = new Terminal(folder, Map.of());
  }

  @AfterEach
  void end() {
    client.close();
    terminal.close();
    shipped.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(origin + PATH + path));
  }

  /** A change, as a page in a browser asks for it. */
  private HttpRequest.Builder change(String path, String media, String body) {
    return to(path)
        .header("Content-Type", media)
        .header("Origin", origin)
        .header("Sec-Fetch-Site", "same-origin")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder form(String path, String fields) {
    return change(path, "application/x-www-form-urlencoded", fields);
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("location").orElseThrow();
  }

  @ParameterizedTest(name = "the path stripped: {0}, TLS: {1}")
  @CsvSource({"false,false", "true,false", "false,true"})
  void allOfItWorksThere(boolean stripped, boolean encrypted) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Optional<OwnCertificate> pair = encrypted ? Optional.of(trusted()) : Optional.empty();
    String target = "http://127.0.0.1:" + port + (stripped ? "/" : "");
    int before = Nginx.before(terminal, folder, target, pair).port();
    origin = (encrypted ? "https" : "http") + "://localhost:" + before;
    shipped.configure(
        """
        http.path = "/ops/cron"
        tasks.greet { type = command, schedule = manual, settings { command = [echo, hello] } }
        """);
    Started service = shipped.start("run", "-Dhttp.port=" + port);
    service.says("sign in once");

    String cookie = signIn(found(LINK, service.said()), encrypted);
    HttpResponse<String> tasks = send(to("/admin/cron").header("Cookie", cookie));
    assertThat(tasks.body()).contains("greet");
    allIsBelow(tasks.body());
    String pageToken = found(PAGE_TOKEN, tasks.body());

    changesOfPages(cookie, pageToken);
    news(token(cookie, pageToken));

    HttpResponse<String> out =
        send(form("/admin/sign-out", "x-page-token=" + pageToken).header("Cookie", cookie));
    assertThat(location(out)).isEqualTo(PATH + "/admin/sign-in");
    assertThat(send(to("/admin/cron").header("Cookie", cookie)).statusCode()).isEqualTo(401);
  }

  private OwnCertificate trusted() throws Exception {
    Path tls = Unprivileged.commonFolder(folder.resolve("tls"));
    OwnCertificate own = OwnCertificate.in(tls, terminal);
    client.close();
    client = own.client();
    return own;
  }

  /** The cookie of a browser that was let in. */
  private String signIn(String secret, boolean encrypted) throws Exception {
    assertThat(location(send(to("/")))).isEqualTo(PATH + "/admin/cron");
    HttpResponse<String> unknown = send(to("/admin/cron"));
    assertThat(unknown.statusCode()).isEqualTo(401);
    allIsBelow(send(to("/nothing").header("Accept", "text/html")).body());
    String page = send(to("/admin/sign-in?link=" + secret)).body();
    assertThat(page).contains("action=\"" + PATH + "/admin/sign-in\"");
    allIsBelow(page);
    HttpResponse<String> signedIn = send(form("/admin/sign-in", "secret=" + secret));
    assertThat(location(signedIn)).isEqualTo(PATH + "/admin/cron");
    String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("; Path=" + PATH + ";");
    assertThat(cookie.endsWith("; Secure")).isEqualTo(encrypted);
    return cookie.split(";", 2)[0];
  }

  /** Nothing in a page leads elsewhere, and what it is made of is there. */
  private void allIsBelow(String page) throws Exception {
    List<String> addresses = ADDRESS.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(it -> it.startsWith(PATH + "/") || it.startsWith("#") || it.startsWith("data:"));
    for (String address : addresses) {
      if (address.startsWith(PATH + "/admin/assets/")) {
        HttpResponse<String> asset = send(HttpRequest.newBuilder(URI.create(origin + address)));
        assertThat(asset.statusCode()).as(address).isEqualTo(200);
      }
    }
  }

  private void changesOfPages(String cookie, String pageToken) throws Exception {
    for (String what : List.of("pause", "resume")) {
      String fields = "what=%s&reason=to+see&x-page-token=%s".formatted(what, pageToken);
      assertThat(location(send(form("/admin/cron/everything", fields).header("Cookie", cookie))))
          .startsWith(PATH + "/admin/cron");
    }
    String path = "/api/housekeeper/tasks/greet/pause";
    String because = "{\"reason\": \"to see\"}";
    HttpResponse<String> paused =
        send(
            change(path, "application/json", because)
                .header("Cookie", cookie)
                .header("X-Page-Token", pageToken));
    assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
    HttpResponse<String> elsewhere =
        send(
            to(path)
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-Page-Token", pageToken)
                .header("Origin", "https://evil.example.org")
                .POST(BodyPublishers.ofString(because)));
    assertThat(elsewhere.statusCode()).isEqualTo(403);
  }

  private String token(String cookie, String pageToken) throws Exception {
    HttpResponse<String> issued =
        send(
            change(
                    "/api/housekeeper/tokens",
                    "application/json",
                    "{\"name\": \"a program\", \"role\": \"OPERATOR\"}")
                .header("Cookie", cookie)
                .header("X-Page-Token", pageToken));
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    JsonNode body = JSON.readTree(issued.body());
    return body.get("secret").asString();
  }

  /** What happens is told while the connection is open, and not when there is enough of it. */
  private void news(String token) throws Exception {
    String bearer = "Bearer " + token;
    HttpResponse<InputStream> events =
        client.send(
            to("/api/housekeeper/events").header("Authorization", bearer).build(),
            BodyHandlers.ofInputStream());
    assertThat(events.statusCode()).isEqualTo(200);
    CompletableFuture<Optional<String>> heard =
        CompletableFuture.supplyAsync(() -> firstRun(events.body()));
    HttpResponse<String> run =
        send(
            to("/api/housekeeper/tasks/greet/run")
                .header("Authorization", bearer)
                .POST(BodyPublishers.noBody()));
    assertThat(run.statusCode()).as(run.body()).isEqualTo(200);
    assertThat(heard.get(5, TimeUnit.SECONDS)).isPresent();
    events.body().close();
  }

  private static Optional<String> firstRun(InputStream events) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith("event:run")).findFirst();
    } catch (IOException closed) {
      return Optional.empty();
    }
  }
}
