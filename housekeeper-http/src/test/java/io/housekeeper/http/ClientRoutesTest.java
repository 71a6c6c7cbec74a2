package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.client.Asking;
import io.housekeeper.client.Commands;
import io.housekeeper.client.Events;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.client.Nodes;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.Runs;
import io.housekeeper.client.ScheduleWanted;
import io.housekeeper.client.Tasks;
import io.housekeeper.client.Tokens;
import io.housekeeper.client.answer.TokenStatus.Role;
import io.housekeeper.http.api.Api;
import io.housekeeper.http.making.Allowance;
import io.housekeeper.http.making.Making;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.route.Routes;
import io.housekeeper.runtime.control.Control;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each way in for programs has a method of the client, or a reason why it has none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientRoutesTest {

  private static final Map<String, String> WITHOUT =
      Map.of("GET /api/housekeeper/openapi.json", "is for those who write a client of their own");

  private static final Instant TIME = Instant.EPOCH;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  private Node node;
  private HttpServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node = Node.with(folder, Task.of(TaskSpec.named("purge").build(), run -> {}));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::keep);
    server.start();
  }

  @AfterAll
  void end() {
    server.stop(0);
    node.close();
  }

  /** Keeps what was asked, and refuses it. */
  private void keep(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(418, -1);
    exchange.close();
  }

  private Routes routes() {
    Control control = node.housekeeper().control();
    return new Routes(Api.of(control, new Making(control, new Allowance(List.of(), List.of()))));
  }

  private static Map<String, Function<HousekeeperClient, Object>> methods() {
    Map<String, Function<HousekeeperClient, Object>> all = new LinkedHashMap<>();
    questions(all);
    commands(all);
    all.put("GET /health/live", HousekeeperClient::isLive);
    all.put("GET /health/ready", HousekeeperClient::isReady);
    all.put("GET /health", HousekeeperClient::getStatus);
    all.put("POST /trigger/{task}", client -> client.triggerTask("x"));
    all.put("POST /stop/{task}", client -> client.stopTask("x"));
    all.put("POST /start/{task}", client -> client.startTask("x"));
    all.put(
        "GET /api/housekeeper/events",
        client -> {
          try (Events events = client.events()) {
            return events.next();
          }
        });
    return all;
  }

  private static void questions(Map<String, Function<HousekeeperClient, Object>> all) {
    tasks(all, "", tasks -> tasks.list().toList());
    tasks(all, "/{task}", tasks -> tasks.detail("x"));
    tasks(all, "/{task}/status", tasks -> tasks.status("x"));
    tasks(all, "/{task}/explain", tasks -> tasks.explain("x"));
    all.put(
        "POST /api/housekeeper/tasks/{task}/overrides/preview",
        client -> client.tasks().preview("x", Map.of()));
    all.put(
        "GET /api/housekeeper/schedules/next",
        client -> client.schedules().next(ScheduleWanted.of("x")));
    tasks(all, "/{task}/changes", tasks -> tasks.changes("x").toList());
    tasks(all, "/{task}/changes/since-success", tasks -> tasks.changedSinceSuccess("x"));
    runs(all, "", runs -> runs.list(RunFilter.ALL).toList());
    runs(all, "/{run}", runs -> runs.detail("x"));
    runs(all, "/{run}/log", runs -> runs.log("x"));
    nodes(all, "nodes", Nodes::list);
    nodes(all, "nodes/{node}/settings", nodes -> nodes.settings("x"));
    nodes(all, "plugins", Nodes::plugins);
    nodes(all, "listeners", Nodes::listeners);
    nodes(all, "configuration", Nodes::configuration);
    nodes(all, "forecast", Nodes::forecast);
    all.put("GET /api/housekeeper/attention", client -> client.tasks().attention());
    all.put("GET /api/housekeeper/audit", client -> client.tasks().audit().toList());
    all.put("GET /api/housekeeper/types", client -> client.made().types());
    all.put("GET /api/housekeeper/made", client -> client.made().list());
    tokens(all, "GET", "", Tokens::list);
    tokens(
        all,
        "POST",
        "",
        tokens -> tokens.issue("x", Role.VIEWER, Optional.empty(), Asking.PLAINLY));
    tokens(all, "DELETE", "/{token}", tokens -> tokens.revoke("x", Asking.PLAINLY));
  }

  private static void tasks(
      Map<String, Function<HousekeeperClient, Object>> all,
      String path,
      Function<Tasks, Object> method) {
    all.put("GET /api/housekeeper/tasks" + path, client -> method.apply(client.tasks()));
  }

  private static void runs(
      Map<String, Function<HousekeeperClient, Object>> all,
      String path,
      Function<Runs, Object> method) {
    all.put("GET /api/housekeeper/runs" + path, client -> method.apply(client.runs()));
  }

  private static void nodes(
      Map<String, Function<HousekeeperClient, Object>> all,
      String path,
      Function<Nodes, Object> method) {
    all.put("GET /api/housekeeper/" + path, client -> method.apply(client.nodes()));
  }

  private static void tokens(
      Map<String, Function<HousekeeperClient, Object>> all,
      String verb,
      String path,
      Function<Tokens, Object> method) {
    all.put(verb + " /api/housekeeper/tokens" + path, client -> method.apply(client.tokens()));
  }

  private static void commands(Map<String, Function<HousekeeperClient, Object>> all) {
    command(all, "POST tasks/{task}/run", it -> it.run("x"));
    command(all, "POST tasks/{task}/pause", it -> it.pause("x"));
    command(all, "POST tasks/{task}/resume", it -> it.resume("x"));
    command(all, "POST tasks/{task}/stop", it -> it.stop("x"));
    command(all, "POST tasks/{task}/acknowledge", it -> it.acknowledge("x"));
    command(all, "POST tasks/{task}/unacknowledge", it -> it.unacknowledge("x"));
    command(all, "POST tasks/{task}/skip-next", it -> it.skipNext("x"));
    command(all, "POST tasks/{task}/enable", it -> it.enable("x"));
    command(all, "POST tasks/{task}/disable", it -> it.disable("x"));
    command(all, "POST tasks/{task}/reset", it -> it.reset("x"));
    command(all, "POST tasks/{task}/backfill", it -> it.backfill("x", TIME, TIME));
    command(all, "PUT made/{task}", it -> it.make("x", "y", Map.of(), Map.of()));
    command(all, "DELETE made/{task}", it -> it.unmake("x"));
    command(all, "DELETE tasks/{task}", it -> it.forget("x"));
    command(all, "PUT tasks/{task}/overrides/{field}", it -> it.override("x", "y", 1));
    command(all, "DELETE tasks/{task}/overrides/{field}", it -> it.revert("x", "y"));
    command(all, "POST runs/{run}/cancel", it -> it.cancel("x"));
    command(all, "POST runs/{run}/retry", it -> it.retry("x"));
    command(all, "POST runs/retry-failed", it -> it.retryFailed("x", TIME));
    command(all, "POST nodes/{node}/drain", it -> it.drain("x"));
    command(all, "POST nodes/{node}/undrain", it -> it.undrain("x"));
    command(all, "PUT nodes/{node}/settings/{setting}", it -> it.set("x", "y", 1));
    command(all, "DELETE nodes/{node}/settings/{setting}", it -> it.unset("x", "y"));
    command(all, "PUT control/settings/{setting}", it -> it.setEverywhere("y", 1));
    command(all, "DELETE control/settings/{setting}", it -> it.unsetEverywhere("y"));
    command(all, "POST plugins/{plugin}/reload", it -> it.reload("x"));
    command(all, "POST listeners/{listener}/test", it -> it.test("x"));
    command(all, "POST control/pause", Commands::pauseEverything);
    command(all, "POST control/resume", Commands::resumeEverything);
    command(all, "POST control/cleanup", it -> it.cleanupOldExecutions(Duration.ofDays(30)));
  }

  private static void command(
      Map<String, Function<HousekeeperClient, Object>> all,
      String route,
      Function<Commands, Object> method) {
    all.put(route.replace(" ", " /api/housekeeper/"), client -> method.apply(client.commands()));
  }

  @Test
  void eachRouteHasAMethodOrAReason() {
    assertThat(routes().all().stream().map(Route::toString))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(methods().keySet().stream(), WITHOUT.keySet().stream()).toList());
  }

  @TestFactory
  Stream<DynamicTest> eachMethodTakesItsRoute() {
    HousekeeperClient client =
        HousekeeperClient.at(URI.create("http://localhost:" + server.getAddress().getPort()))
            .withPatience(Duration.ofSeconds(20));
    return methods().entrySet().stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getKey(),
                    () -> {
                      asked.clear();
                      assertThat(isRefused(() -> method.getValue().apply(client))).isTrue();
                      String[] request = asked.get(0).split(" ", 2);
                      assertThat(routes().find(request[0], request[1]).route())
                          .hasToString(method.getKey());
                    }));
  }

  private static boolean isRefused(Supplier<Object> method) {
    try {
      return method.get().equals("refused");
    } catch (HousekeeperFailure failure) {
      return failure.status().orElse(0) == 418;
    }
  }
}
