package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What programs ask, over real connections. */
class ApiTest {

  @TempDir private Path folder;

  private Node node;

  @BeforeEach
  void start() throws Exception {
    node =
        Node.with(
            folder,
            Task.of(
                TaskSpec.named("purge").schedule("0 3 * * *").describedAs("Purges").build(),
                run -> {
                  run.log("purging");
                  run.message("all clean");
                }),
            Task.of(
                TaskSpec.named("broken").build(),
                run -> {
                  throw new IllegalStateException("no such table");
                }));
  }

  @AfterEach
  void end() {
    node.close();
  }

  @Test
  void tasksAreListedAsTheyAre() throws Exception {
    HttpResponse<String> response = node.get("/api/housekeeper/tasks");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode tasks = Node.json(response).get("tasks");
    assertThat(tasks.valueStream().map(task -> task.get("name").asString()))
        .containsExactly("broken", "purge");
    JsonNode purge = tasks.get(1);
    assertThat(purge.get("schedule").asString()).isEqualTo("0 3 * * *");
    assertThat(purge.get("running").asBoolean()).isFalse();
    assertThat(purge.get("scheduled").asBoolean()).isTrue();
  }

  @Test
  void aRunIsWaitedFor() throws Exception {
    HttpResponse<String> response = node.post("/api/housekeeper/tasks/purge/run", "{}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode outcome = Node.json(response);
    assertThat(outcome.get("success").asBoolean()).isTrue();
    String run = outcome.get("runId").asString();
    JsonNode detail = Node.json(node.get("/api/housekeeper/runs/" + run));
    assertThat(detail.get("run").get("message").asString()).isEqualTo("all clean");
    assertThat(detail.get("who").asString()).isEqualTo("http.token");
    JsonNode log = Node.json(node.get("/api/housekeeper/runs/" + run + "/log?wait=5"));
    assertThat(log.get("text").asString()).isEqualTo("purging\n");
  }

  @Test
  void aRunThatFailsSaysWhy() throws Exception {
    HttpResponse<String> response = node.post("/api/housekeeper/tasks/broken/run", "{}");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(Node.json(response).get("error").asString()).contains("no such table");
    assertThat(response.body()).doesNotContain("\tat ");
  }

  @Test
  void cronServicesOfOldAnswerAsTheyDid() throws Exception {
    JsonNode triggered = Node.json(node.post("/trigger/purge", ""));
    assertThat(triggered.propertyNames()).contains("success", "task", "state", "runId");
    assertThat(triggered.get("success").asBoolean()).isTrue();
    HttpResponse<String> unknown = node.post("/stop/nothing", "");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .isEqualTo("{\"success\":false,\"error\":\"there is no task 'nothing'\"}");
    assertThat(Node.json(node.post("/stop/purge", "")).get("state").asString())
        .isEqualTo("stopped");
    assertThat(Node.json(node.post("/start/purge", "")).get("state").asString())
        .isEqualTo("scheduled");
    JsonNode health = Node.json(node.get("/health"));
    assertThat(health.get("status").asString()).isEqualTo("ok");
    assertThat(health.get("tasks").valueStream().map(task -> task.get("name").asString()))
        .contains("purge");
  }

  @Test
  void runsAreFoundByWhatTheySay() throws Exception {
    node.post("/api/housekeeper/tasks/broken/run", "{}");
    node.post("/api/housekeeper/tasks/purge/run", "{}");
    assertThat(tasksOf("?containing=SUCH%20table&trigger=MANUAL,BACKFILL"))
        .containsExactly("broken");
    assertThat(tasksOf("?trigger=SCHEDULE")).isEmpty();
    assertThat(tasksOf("?node=nowhere")).isEmpty();
    assertThat(tasksOf("?from=2020-01-01T00:00:00Z&limit=1")).containsExactly("purge");
    assertThat(tasksOf("?to=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(node.get("/api/housekeeper/runs?trigger=MOON").statusCode()).isEqualTo(400);
  }

  private List<String> tasksOf(String query) throws Exception {
    HttpResponse<String> response = node.get("/api/housekeeper/runs" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Node.json(response)
        .get("runs")
        .valueStream()
        .map(run -> run.get("task").asString())
        .toList();
  }

  @Test
  void somebodySeesToWhatFails() throws Exception {
    node.post("/api/housekeeper/tasks/broken/run", "{}");
    assertThat(attention().get("kind").asString()).isEqualTo("FAILING");
    assertThat(attention().get("sentence").asString()).contains("no such table");
    HttpResponse<String> forever =
        node.post("/api/housekeeper/tasks/broken/acknowledge", "{\"reason\":\"I know\"}");
    assertThat(forever.statusCode()).isEqualTo(422);
    String until = Instant.now().plus(Duration.ofHours(1)).toString();
    HttpResponse<String> seen =
        node.post(
            "/api/housekeeper/tasks/broken/acknowledge",
            "{\"reason\":\"I know\",\"until\":\"%s\"}".formatted(until));
    assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
    assertThat(attention().get("acknowledged").get("why").asString()).isEqualTo("I know");
    node.post("/api/housekeeper/tasks/broken/unacknowledge", "");
    assertThat(attention().has("acknowledged")).isFalse();
  }

  private JsonNode attention() throws Exception {
    return Node.json(node.get("/api/housekeeper/attention")).get("attention").get(0);
  }

  @Test
  void whatHasFailedIsTriedAgain() throws Exception {
    node.post("/api/housekeeper/tasks/broken/run", "{}");
    node.post("/api/housekeeper/tasks/purge/run", "{}");
    HttpResponse<String> response =
        node.post("/api/housekeeper/runs/retry-failed", "{\"since\":\"2020-01-01T00:00:00Z\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Node.json(response).get("message").asString()).isEqualTo("1 run is tried again");
    HttpResponse<String> unknown =
        node.post(
            "/api/housekeeper/runs/retry-failed",
            "{\"task\":\"none\",\"since\":\"2020-01-01T00:00:00Z\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsAProblem() throws Exception {
    HttpResponse<String> response = node.get("/api/housekeeper/tasks/nothing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(Node.json(response).get("detail").asString())
        .isEqualTo("there is no task 'nothing'");
    HttpResponse<String> status = node.get("/api/housekeeper/tasks/nothing/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(Node.json(status).get("registered").asBoolean()).isFalse();
  }

  @Test
  void twoOperatorsDoNotOverwriteEachOther() throws Exception {
    String seen =
        node.get("/api/housekeeper/tasks/purge").headers().firstValue("etag").orElseThrow();
    HttpResponse<String> first = override(seen, "\"0 4 * * *\"");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    HttpResponse<String> second = override(seen, "\"0 5 * * *\"");
    assertThat(second.statusCode()).as(second.body()).isEqualTo(412);
    JsonNode task = Node.json(node.get("/api/housekeeper/tasks/purge")).get("task");
    assertThat(task.get("schedule").asString()).isEqualTo("0 4 * * *");
    JsonNode audit = Node.json(node.get("/api/housekeeper/audit?limit=1")).get("changes").get(0);
    assertThat(audit.get("task").asString()).isEqualTo("purge");
    assertThat(audit.get("who").asString()).isEqualTo("http.token");
  }

  private HttpResponse<String> override(String seen, String schedule) throws Exception {
    return node.send(
        node.request("/api/housekeeper/tasks/purge/overrides/schedule")
            .header("Content-Type", "application/json")
            .header("If-Match", seen)
            .PUT(BodyPublishers.ofString("{\"value\":" + schedule + "}"))
            .build());
  }

  @Test
  void onlyTasksOfSomeTypesAreMade() throws Exception {
    String wanted = "{\"type\":\"command\",\"settings\":{\"shell\":\"id\"}}";
    HttpResponse<String> refused =
        node.send(
            node.request("/api/housekeeper/made/evil")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wanted))
                .build());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("http.new-tasks lists those that may");
    assertThat(node.get("/api/housekeeper/made").body()).isEqualTo("{\"made\":[]}");
  }

  @Test
  void whoeverHasNoTokenStaysOutside() throws Exception {
    HttpRequest request = node.anonymous("/api/housekeeper/tasks").build();
    HttpResponse<String> response = node.send(request);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void theDocumentHasEveryWayIn() throws Exception {
    JsonNode document = Node.json(node.get("/api/housekeeper/openapi.json"));
    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    assertThat(document.get("paths").has("/api/housekeeper/tasks/{task}/run")).isTrue();
  }

  @Test
  void whatIsMeasuredIsThere() throws Exception {
    assertThat(node.get("/metrics").body()).contains("housekeeper_tasks 2.0");
  }
}
