package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever somebody sends to whichever way in: no failure of ours, no word of our code, and what is
 * refused has changed nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NonsenseTest {

  private static final String LONG = "9".repeat(5_000);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1.5",
          "9223372036854775807",
          "9223372036854775808",
          LONG,
          "..",
          "../../../etc/passwd",
          "%2e%2e%2f",
          "a/b",
          "\u0000",
          "\u202e\uD83D\uDC80",
          "' or 1=1 --",
          "${env:PATH}",
          "<script>alert(1)</script>",
          "null",
          "true",
          "[]",
          "{}",
          "2027-13-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z");

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "true",
          "7",
          "\"text\"",
          "[]",
          "[[[[[[[[",
          "{",
          "{\"a\":1}",
          "{} {}",
          "{\"reason\":7}",
          "{\"reason\":\"\\u0000\"}",
          "{\"until\":\"yesterday\"}",
          "{\"until\":\"-999999999-01-01T00:00:00Z\"}",
          "{\"until\":\"+999999999-12-31T23:59:59Z\"}",
          "{\"value\":null}",
          "{\"value\":{\"a\":[1,2,3]}}",
          "{\"value\":\"" + "x".repeat(100_000) + "\"}",
          "{\"settings\":7}",
          "{\"settings\":{\"\":\"\"}}",
          "{\"dryRun\":\"perhaps\"}",
          "{\"after\":\"1970-01-01T00:00:00Z\",\"upTo\":\"9999-01-01T00:00:00Z\"}",
          "{\"after\":\"9999-01-01T00:00:00Z\",\"upTo\":\"1970-01-01T00:00:00Z\"}",
          "{\"type\":\"command\",\"settings\":{\"shell\":\"id\"}}",
          "{\"type\":\"http-call\",\"settings\":{\"url\":7},\"values\":{\"schedule\":\"x\"}}",
          "{\"type\":\"http-call\",\"values\":{\"schedule\":\"${PATH}\"}}",
          "{\"value\":\"${PATH}\"}",
          "{\"name\":\"\",\"role\":\"KING\"}",
          "{\"name\":\"x\",\"role\":\"VIEWER\",\"lifetime\":-1}",
          "{\"name\":\"x\",\"role\":\"VIEWER\",\"lifetime\":9223372036854775807}",
          "\uFEFF{}",
          "[".repeat(50_000));

  private Node node;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder,
            Task.of(TaskSpec.named("purge").schedule("0 3 * * *").build(), run -> {}),
            Task.of(
                TaskSpec.named("broken").build(),
                run -> {
                  throw new IllegalStateException("as it should");
                }));
  }

  @AfterAll
  void end() {
    node.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String path(Route route, String open) {
    String path = route.path().text();
    for (String name : route.path().names()) {
      path = path.replace("{" + name + "}", encoded(open));
    }
    return path;
  }

  private static String usual(Route route) {
    return path(route, "purge").replaceAll("/(runs|tokens)/purge", "/$1/1");
  }

  /** What a change would leave behind. */
  private String ledger() {
    Control control = node.housekeeper().control();
    return control.tasks().configuration("purge")
        + control.tasks().changes("purge", Optional.empty(), 1).toString()
        + control.tokens().list().size()
        + control.runs().page(RunQuery.newest(1)).stream().map(RunSummary::id).toList()
        + control.nodes().settings("local");
  }

  private Told send(HttpRequest request) throws Exception {
    HttpResponse<InputStream> response = node.open(request);
    boolean isEndless =
        response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
    try (InputStream body = response.body()) {
      String text = isEndless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      if (!isEndless) {
        node.check(response, text);
      }
      return new Told(response.statusCode(), text);
    }
  }

  private void check(Route route, HttpRequest request) throws Exception {
    String before = ledger();
    Told response = send(request);
    boolean saysThatARunFailed =
        route.path().text().endsWith("/run") && response.body().contains("as it should");
    assertThat(response.statusCode() < 500 || saysThatARunFailed)
        .as("%s %s", response.statusCode(), response.body())
        .isTrue();
    assertThat(response.body())
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("io.housekeeper")
        .doesNotContain("java.")
        .doesNotContain("jackson")
        .doesNotContain(System.getenv("PATH"));
    if (response.statusCode() >= 400) {
      assertThat(ledger()).isEqualTo(before);
    }
  }

  private HttpRequest request(Route route, String path, String media, String body) {
    HttpRequest.Builder request = node.request(path);
    if (route.verb().changes()) {
      request.header("Content-Type", media);
    }
    return request
        .method(
            route.verb().name(),
            route.verb().changes() ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
        .build();
  }

  private Stream<DynamicTest> each(String what, Function<Route, List<HttpRequest>> of) {
    return node.routes().stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route + " with " + what,
                    () -> {
                      for (HttpRequest request : of.apply(route)) {
                        check(route, request);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> paths() {
    return each(
        "any path",
        route ->
            route.path().names().isEmpty()
                ? List.of()
                : TEXTS.stream()
                    .filter(text -> text.length() < 4_000)
                    .map(text -> request(route, path(route, text), "application/json", "{}"))
                    .toList());
  }

  @TestFactory
  Stream<DynamicTest> parameters() {
    return each(
        "any parameter",
        route -> {
          List<HttpRequest> all = new ArrayList<>();
          List<String> names = new ArrayList<>(List.of("unknown"));
          route.query().stream()
              .map(Parameter::name)
              .filter(name -> !name.equals("wait"))
              .forEach(names::add);
          for (String name : names) {
            for (String text : TEXTS) {
              String path = usual(route) + "?" + name + "=" + encoded(text);
              all.add(request(route, path, "application/json", "{}"));
            }
          }
          return all;
        });
  }

  @TestFactory
  Stream<DynamicTest> bodies() {
    return each(
        "any body",
        route ->
            route.verb().changes()
                ? BODIES.stream()
                    .map(body -> request(route, usual(route), "application/json", body))
                    .toList()
                : List.of());
  }

  @TestFactory
  Stream<DynamicTest> media() {
    return each(
        "any kind of content",
        route ->
            Stream.of(
                    "text/plain",
                    "application/xml",
                    "multipart/form-data",
                    "x",
                    "application/json; charset=x")
                .map(media -> request(route, usual(route), media, "{\"value\": 1}"))
                .toList());
  }
}
