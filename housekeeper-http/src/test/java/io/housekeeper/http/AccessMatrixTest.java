package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.Gate;
import io.housekeeper.http.security.Secrets;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TokenCommands;
import io.housekeeper.runtime.control.TokenStatus;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each way in with each kind of visitor. A new way in is tried without anybody adding it here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Somebody who tries.
   *
   * @param access what he may; nothing if nobody can tell who he is
   * @param leaving with what he signs out, which is over then
   */
  private record Visitor(
      String name,
      Optional<Access> access,
      UnaryOperator<HttpRequest.Builder> dress,
      UnaryOperator<HttpRequest.Builder> leaving) {

    private UnaryOperator<HttpRequest.Builder> on(Route route) {
      return route.path().text().endsWith("/sign-out") ? leaving : dress;
    }
  }

  private Node node;
  private List<Visitor> visitors = List.of();
  private String tokenOfAdmin = "";
  private String sessionOfAdmin = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node = Node.with(folder, Task.of(TaskSpec.named("purge").build(), run -> {}));
    visitors = visitors();
    for (Visitor visitor : visitors) {
      if (visitor.access().isPresent()) {
        // Whoever was let in once is let in while somebody else tries wrong secrets.
        letIn(visitor.dress());
        letIn(visitor.leaving());
      }
    }
  }

  private void letIn(UnaryOperator<HttpRequest.Builder> dress) throws Exception {
    HttpRequest request = dress.apply(node.anonymous("/health")).build();
    assertThat(node.send(request).statusCode()).isEqualTo(200);
  }

  @AfterAll
  void end() {
    node.close();
  }

  private TokenCommands tokens() {
    return node.housekeeper().control().as(Asking.by("test")).tokens();
  }

  private List<Visitor> visitors() throws InterruptedException {
    List<Visitor> all = new ArrayList<>();
    all.add(nobody("nobody", request -> request));
    all.add(nobody("a wrong token", bearer("hk_" + "x".repeat(43))));
    all.add(nobody("no bearer", request -> request.header("Authorization", "Basic eDp5")));
    all.add(nobody("a token as a session", cookie(tokens().issue("a", Role.ADMIN, some()))));
    all.add(nobody("a session as a token", bearer(tokens().session(Role.ADMIN, "s", HOUR))));
    String expired = tokens().issue("expired", Role.ADMIN, Optional.of(Duration.ofMillis(1)));
    all.add(nobody("expired", bearer(expired)));
    all.add(nobody("revoked", bearer(revoked())));
    for (Role role : Role.values()) {
      Access access = Access.valueOf(role.name());
      tokenOfAdmin = tokens().issue(role.name(), role, some());
      UnaryOperator<HttpRequest.Builder> token = bearer(tokenOfAdmin);
      all.add(new Visitor(role + " token", Optional.of(access), token, token));
      sessionOfAdmin = tokens().session(role, role.name(), HOUR);
      UnaryOperator<HttpRequest.Builder> leaving = page(tokens().session(role, "leaves", HOUR));
      all.add(new Visitor(role + " session", Optional.of(access), page(sessionOfAdmin), leaving));
    }
    return all;
  }

  private static Optional<Duration> some() {
    return Optional.of(HOUR);
  }

  private String revoked() {
    String secret = tokens().issue("revoked", Role.ADMIN, some());
    String id =
        node.housekeeper().control().tokens().list().stream()
            .map(TokenStatus::token)
            .filter(token -> token.name().equals("revoked"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(tokens().revoke(id).sentence()).contains("is revoked");
    return secret;
  }

  private static Visitor nobody(String name, UnaryOperator<HttpRequest.Builder> dress) {
    return new Visitor(name, Optional.empty(), dress, dress);
  }

  private static UnaryOperator<HttpRequest.Builder> bearer(String secret) {
    return request -> request.header("Authorization", "Bearer " + secret);
  }

  private static UnaryOperator<HttpRequest.Builder> cookie(String secret) {
    return request -> request.header("Cookie", Gate.COOKIE + "=" + secret);
  }

  /** A page of ours, in the browser of somebody who has signed in. */
  private static UnaryOperator<HttpRequest.Builder> page(String session) {
    return request ->
        cookie(session)
            .apply(request)
            .header("Sec-Fetch-Site", "same-origin")
            .header(Gate.PAGE_TOKEN, Secrets.pageTokenOf(session));
  }

  /** Names that nothing has: who is let in changes nothing. */
  private static String path(Route route) {
    String path = route.path().text();
    for (String name : route.path().names()) {
      path =
          path.replace("{" + name + "}", name.equals("run") || name.equals("token") ? "1" : "no");
    }
    return path;
  }

  private int status(Route route, UnaryOperator<HttpRequest.Builder> dress) throws Exception {
    HttpRequest.Builder request = dress.apply(node.anonymous(path(route)));
    if (route.verb().changes()) {
      request.header("Content-Type", "application/json");
    }
    HttpRequest whole =
        request.method(route.verb().name(), BodyPublishers.ofString(body(route))).build();
    HttpResponse<InputStream> response = node.open(whole);
    try (InputStream answer = response.body()) {
      boolean isEndless =
          response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
      if (!isEndless) {
        node.check(response, new String(answer.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return response.statusCode();
  }

  private static String body(Route route) {
    return route.verb().changes() ? "{}" : "";
  }

  @TestFactory
  Stream<DynamicTest> whoComesIn() {
    return node.routes().stream()
        .flatMap(
            route ->
                visitors.stream()
                    .map(
                        visitor ->
                            DynamicTest.dynamicTest(
                                route + " by " + visitor.name(), () -> check(route, visitor))));
  }

  private void check(Route route, Visitor visitor) throws Exception {
    int status = status(route, visitor.on(route));
    if (route.access() == Access.ANYBODY
        || visitor.access().filter(it -> it.covers(route.access())).isPresent()) {
      assertThat(status).isNotIn(401, 403, 405, 421, 429).isLessThan(500);
    } else if (visitor.access().isPresent()) {
      assertThat(status).isEqualTo(403);
    } else {
      // Whoever tries wrong secrets again and again is slowed down.
      assertThat(status).isIn(401, 429);
    }
  }

  /** What an administrator may, when something about the request is not as it should be. */
  @TestFactory
  Stream<DynamicTest> whatKeepsAnAdministratorOut() {
    String session = sessionOfAdmin;
    String token = tokenOfAdmin;
    Map<String, UnaryOperator<HttpRequest.Builder>> wrong =
        Map.of(
            "another origin, session",
            request -> page(session).apply(request).header("Origin", "https://evil.example"),
            "another origin, token",
            request -> bearer(token).apply(request).header("Origin", "https://evil.example"),
            "another site",
            request -> bearer(token).apply(request).header("Sec-Fetch-Site", "cross-site"),
            "an origin of nobody",
            request -> page(session).apply(request).header("Origin", "null"),
            "no page token",
            cookie(session),
            "the page token of another",
            request ->
                cookie(session)
                    .apply(request)
                    .header(Gate.PAGE_TOKEN, Secrets.pageTokenOf("hk_other")));
    return node.routes().stream()
        .filter(route -> route.verb().changes() && route.access() != Access.ANYBODY)
        .flatMap(
            route ->
                wrong.entrySet().stream()
                    .map(
                        one ->
                            DynamicTest.dynamicTest(
                                route + " with " + one.getKey(),
                                () -> assertThat(status(route, one.getValue())).isEqualTo(403))));
  }

  @TestFactory
  Stream<DynamicTest> underAWrongName() {
    String token = tokenOfAdmin;
    return node.routes().stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route + " under a wrong name",
                    () -> {
                      int status =
                          status(
                              route,
                              request ->
                                  bearer(token).apply(request).header("Host", "evil.example"));
                      if (route.about().anyHost()) {
                        assertThat(status).isLessThan(500).isNotEqualTo(421);
                      } else {
                        assertThat(status).isEqualTo(421);
                      }
                    }));
  }
}
