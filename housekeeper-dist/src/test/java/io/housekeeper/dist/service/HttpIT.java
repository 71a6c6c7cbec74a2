package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.service.Started.Ended;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service, as it is reached over HTTP. */
class HttpIT {

  private static final Pattern ROOT = Pattern.compile("http at (http://\\S+)");
  private static final Pattern LINK = Pattern.compile("(http://\\S+/admin/sign-in)\\?link=(\\S+)");

  private static final String TASK =
      "tasks.greet { type = command, schedule = manual, settings { command = [echo, hello] } }\n";

  @TempDir private Path folder;
  private Shipped shipped;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void unpack() throws Exception {
    shipped = Shipped.into(folder, Map.of());
  }

  @AfterEach
  void end() {
    client.close();
    shipped.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address));
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher;
  }

  @Test
  void theFirstStartPrintsALinkThatWorksOnce() throws Exception {
    shipped.configure(TASK);
    Started service = shipped.start();
    service.says("sign in once, within 15 minutes");
    Matcher link = found(LINK, service.said());
    String page = link.group(1);
    assertThat(send(to(link.group())).body()).contains("The link works once");

    HttpResponse<String> signedIn = send(form(page, link.group(2)));
    assertThat(signedIn.statusCode()).isEqualTo(303);
    String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    String tasks = page.replace("/admin/sign-in", "/admin/cron");
    assertThat(send(to(tasks).header("Cookie", cookie)).body()).contains("greet");
    assertThat(send(form(page, link.group(2))).statusCode()).isEqualTo(401);

    service.signal("TERM");
    assertThat(service.code()).isZero();
    Started again = shipped.start();
    again.says("http at");
    again.says("1 active");
    assertThat(again.said()).doesNotContain("sign in once");
    Ended another = shipped.run("token", "--local");
    assertThat(another.code()).as(another.said()).isZero();
    Matcher fresh = found(LINK, another.said());
    assertThat(send(form(fresh.group(1), fresh.group(2))).statusCode()).isEqualTo(303);
  }

  private static HttpRequest.Builder form(String page, String secret) {
    return to(page)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("secret=" + secret));
  }

  @Test
  void itsHealthIsForEverybody() throws Exception {
    shipped.configure(TASK + "http.token = \"a-token-of-this-test\"\n");
    Started service = shipped.start();
    service.says("1 active");
    String root = found(ROOT, service.said()).group(1);
    assertThat(service.said()).doesNotContain("sign in once");
    assertThat(send(to(root + "/health/ready")).body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(send(to(root + "/health")).statusCode()).isEqualTo(401);
    HttpResponse<String> run =
        send(
            to(root + "/api/housekeeper/tasks/greet/run")
                .header("Authorization", "Bearer a-token-of-this-test")
                .POST(BodyPublishers.noBody()));
    assertThat(run.statusCode()).as(run.body()).isEqualTo(200);
  }

  @Test
  void whatItIsToldCanBeAskedAlsoAfterItWasReadAgain() throws Exception {
    String token = "http.token = \"a-token-of-this-test\"\n";
    shipped.configure(TASK + token + "secrets.shop = sesame\n");
    Started service = shipped.start();
    service.says("1 active");
    String path = found(ROOT, service.said()).group(1) + "/api/housekeeper/configuration";
    assertThat(send(to(path).header("Authorization", "Bearer a-token-of-this-test")).body())
        .contains(
            "{\"path\":\"secrets.shop\",\"value\":\"***\",\"source\":\"",
            "conf/housekeeper.conf:3\"}",
            "{\"path\":\"tasks.greet.type\",\"value\":\"command\"")
        .doesNotContain("sesame", "a-token-of-this-test");
    shipped.configure(TASK + token + "tasks.greet.owner = ops\n");
    assertThat(shipped.run("reload").code()).isZero();
    assertThat(send(to(path).header("Authorization", "Bearer a-token-of-this-test")).body())
        .contains("{\"path\":\"tasks.greet.owner\",\"value\":\"ops\"")
        .doesNotContain("secrets.shop");
  }

  @Test
  void aTaskIsMadeWhileItRunsAndIsThereAfterTheNextStart() throws Exception {
    shipped.configure(
        TASK
            + """
            http.token = "a-token-of-this-test"
            log.levels { "io.housekeeper.runs" = info }
            """);
    Started service = shipped.start();
    service.says("1 active");
    String root = found(ROOT, service.said()).group(1);
    HttpResponse<String> made =
        send(
            to(root + "/api/housekeeper/made/look")
                .header("Authorization", "Bearer a-token-of-this-test")
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        """
                        {"type": "http-check", "settings": {"url": "%s/health/live"},
                         "values": {"schedule": "every 1s"}, "reason": "to see"}
                        """
                            .formatted(root))));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    service.says("task 'look' succeeded");
    service.signal("TERM");
    assertThat(service.code()).isZero();
    Started again = shipped.start();
    // It is at another port then, and nobody answers at the one of before.
    again.says("task 'look' failed");
  }

  @Test
  void whatItIsToldOfHttpIsJudgedWithTheRest() throws Exception {
    shipped.configure("http { port = 70000, hots = [a] }\n");
    Ended checked = shipped.run("check", "--offline");
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.said()).contains("http.hots is unknown: did you mean 'hosts'?");
  }

  @Test
  void whoeverComesSecondLeavesTheFirstAlone() throws Exception {
    shipped.configure(TASK + "ledger.patience = 1s\n");
    Started first = shipped.start();
    first.says("1 active");
    Started second = shipped.start();
    assertThat(second.code()).isEqualTo(1);
    Ended reloaded = shipped.run("reload");
    assertThat(reloaded.code()).as(reloaded.said()).isZero();
  }
}
