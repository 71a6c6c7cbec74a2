package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each way in of the document is asked for something that it does, and answers as it says. */
class EachRouteTest {

  private static final Map<String, String> WITHOUT =
      Map.of(
          "POST /api/housekeeper/tasks/{task}/reset",
          "needs a clock that was ahead, which the tests of the ledger have",
          "POST /api/housekeeper/plugins/{plugin}/reload",
          "needs a JAR, which the tests of the runtime make");

  private static final String API = "/api/housekeeper";

  /** What greetings take. */
  record Greeting(String whom) {}

  /** A type with a name of which tasks may be made over HTTP. */
  static final class Greet implements TaskType<Greeting> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("heartbeat").describedAs("Greets").build();
    }

    @Override
    public Class<Greeting> settings() {
      return Greeting.class;
    }

    @Override
    public void run(Greeting greeting, TaskRun run) {
      run.message("hello " + greeting.whom());
    }
  }

  private final Set<String> answered = new TreeSet<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private JsonNode done(Node node, String verb, String path, String body) throws Exception {
    HttpRequest.Builder request = node.request(path);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> response =
        node.send(request.method(verb, BodyPublishers.ofString(body)).build());
    assertThat(response.statusCode())
        .as("%s %s: %s", verb, path, response.body())
        .isBetween(200, 299);
    note(node, verb, path);
    return Node.json(response);
  }

  private void note(Node node, String verb, String path) throws Exception {
    answered.add(node.document().operation(verb, path.replaceFirst("\\?.*", "")).orElseThrow());
  }

  private JsonNode get(Node node, String path) throws Exception {
    return done(node, "GET", API + path, "");
  }

  private JsonNode post(Node node, String path) throws Exception {
    return done(node, "POST", API + path, "{\"reason\": \"a test\"}");
  }

  private void setUp(HousekeeperBuilder builder) {
    builder
        .task(
            Task.of(
                TaskSpec.named("purge").schedule("0 3 * * *").zone("Europe/Berlin").build(),
                run -> {
                  run.log("purging");
                  run.count("purged", 7);
                }))
        .task(Task.of(TaskSpec.named("slow").build(), run -> never.await()))
        .plugin("greetings", setup -> setup.taskType(new Greet()))
        .listener("ears", new RunListener() {});
  }

  @Test
  void eachAnswersAsItSays(@TempDir Path folder) throws Exception {
    Node.with(folder, Task.of(TaskSpec.named("former").build(), run -> {})).close();
    try (Node node = Node.with(folder, this::setUp)) {
      runs(node);
      tasks(node);
      made(node);
      nodes(node);
      tokens(node);
      others(node);
      assertThat(node.document().operations())
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(answered.stream(), WITHOUT.keySet().stream()).toList());
    }
  }

  private void runs(Node node) throws Exception {
    String run =
        done(node, "POST", API + "/tasks/purge/run", "{\"reason\": \"a test\"}")
            .get("runId")
            .asString();
    get(node, "/runs?task=purge&state=SUCCEEDED,FAILED");
    get(node, "/runs/" + run);
    get(node, "/runs/" + run + "/log?wait=5");
    String slow = post(node, "/tasks/slow/run?wait=0").get("runId").asString();
    post(node, "/runs/" + slow + "/cancel");
    post(node, "/runs/" + run + "/retry");
    done(node, "POST", API + "/runs/retry-failed", "{\"since\": \"2026-03-01T00:00:00Z\"}");
  }

  private void tasks(Node node) throws Exception {
    for (String path :
        new String[] {"", "/status", "/explain", "/changes", "/changes/since-success"}) {
      get(node, "/tasks/purge" + path);
    }
    get(node, "/tasks?limit=1");
    get(node, "/schedules/next?schedule=30%202%20*%20*%20*&zone=Europe/Berlin&count=400");
    String preview = "{\"values\": {\"schedule\": \"0 4 * * *\", \"timeout\": \"PT1M\"}}";
    done(node, "POST", API + "/tasks/purge/overrides/preview", preview);
    String value = "{\"value\": \"PT5M\", \"until\": \"2099-01-01T00:00:00Z\"}";
    done(node, "PUT", API + "/tasks/purge/overrides/timeout", value);
    get(node, "/tasks/purge");
    done(node, "DELETE", API + "/tasks/purge/overrides/timeout?reason=enough", "");
    for (String verb : new String[] {"pause", "resume", "stop", "resume", "disable", "enable"}) {
      post(node, "/tasks/purge/" + verb);
    }
    post(node, "/tasks/purge/skip-next");
    Instant tomorrow = node.housekeeper().control().nodes().now().plus(Duration.ofDays(1));
    String seen = "{\"reason\": \"ours\", \"until\": \"%s\"}".formatted(tomorrow);
    done(node, "POST", API + "/tasks/purge/acknowledge", seen);
    post(node, "/tasks/purge/unacknowledge");
    String stretch = "{\"after\": \"2026-03-01T00:00:00Z\", \"upTo\": \"2026-03-03T00:00:00Z\"}";
    done(node, "POST", API + "/tasks/purge/backfill", stretch);
    done(node, "DELETE", API + "/tasks/former?reason=gone", "");
  }

  private void made(Node node) throws Exception {
    get(node, "/types");
    String greet =
        "{\"type\": \"heartbeat\", \"settings\": {\"whom\": \"you\"}, \"values\": {\"schedule\": \"manual\"}}";
    done(node, "PUT", API + "/made/greet-you", greet);
    get(node, "/made");
    done(node, "DELETE", API + "/made/greet-you?reason=enough", "");
  }

  private void nodes(Node node) throws Exception {
    String name = get(node, "/nodes").get("nodes").get(0).get("name").asString();
    done(node, "PUT", API + "/nodes/" + name + "/settings/max-concurrent-runs", "{\"value\": 3}");
    done(node, "PUT", API + "/control/settings/retention", "{\"value\": \"P9D\"}");
    get(node, "/nodes/" + name + "/settings");
    done(node, "DELETE", API + "/nodes/" + name + "/settings/max-concurrent-runs", "");
    done(node, "DELETE", API + "/control/settings/retention", "");
    post(node, "/nodes/" + name + "/drain");
    post(node, "/nodes/" + name + "/undrain");
    post(node, "/control/pause");
    post(node, "/control/resume");
    done(node, "POST", API + "/control/cleanup", "{\"age\": 86400000, \"reason\": \"a test\"}");
    get(node, "/plugins");
    get(node, "/listeners");
    get(node, "/configuration");
    post(node, "/listeners/ears/test");
    get(node, "/forecast");
    get(node, "/attention");
    get(node, "/audit?limit=3");
  }

  private void tokens(Node node) throws Exception {
    done(node, "POST", API + "/tokens", "{\"name\": \"ci\", \"role\": \"VIEWER\"}");
    String token = get(node, "/tokens").get("tokens").get(0).get("id").asString();
    done(node, "DELETE", API + "/tokens/" + token, "");
  }

  private void others(Node node) throws Exception {
    done(node, "GET", "/health/live", "");
    done(node, "GET", "/health/ready", "");
    done(node, "GET", "/health", "");
    done(node, "POST", "/trigger/purge", "");
    done(node, "POST", "/stop/purge", "");
    done(node, "POST", "/start/purge", "");
    get(node, "/openapi.json");
    HttpResponse<InputStream> events = node.open(node.request(API + "/events").build());
    events.body().close();
    assertThat(events.statusCode()).isEqualTo(200);
    assertThat(events.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    note(node, "GET", API + "/events");
  }
}
