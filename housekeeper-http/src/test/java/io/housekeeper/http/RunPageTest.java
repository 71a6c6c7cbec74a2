package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunQuery;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of runs, of runs in many conditions, and what their forms do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunPageTest {

  private static final String EVIL = "<script>alert(1)</script>";
  private static final Duration LONG = Duration.ofSeconds(30);

  private Node node;
  private Control control;
  private Visitor operator;
  private Visitor viewer;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder,
            builder -> builder.openTelemetry(Node.tracing()),
            Task.of(
                TaskSpec.named("fine").build(),
                run -> {
                  run.log("the first line " + EVIL);
                  run.log("the second line");
                  run.count("rows", 1_234);
                  run.message("all well");
                }),
            Task.of(
                TaskSpec.named("broken").retry(Retry.fixed(1, Duration.ofMillis(10))).build(),
                run -> {
                  throw new IllegalStateException("no room for " + EVIL);
                }),
            Task.of(
                TaskSpec.named("late").timeout(Duration.ofMillis(300)).build(),
                run -> Thread.sleep(60_000)),
            Task.of(
                TaskSpec.named("slow").build(),
                run -> {
                  run.progress(3, 10);
                  run.log("it goes on");
                  while (!run.cancelled()) {
                    Thread.sleep(20);
                  }
                  run.throwIfCancelled();
                }));
    control = node.housekeeper().control();
    operator = Visitor.of(node, Role.OPERATOR);
    viewer = Visitor.of(node, Role.VIEWER);
  }

  @AfterAll
  void end() {
    node.close();
  }

  private static String text(Document page, String selector) {
    return page.select(selector).text();
  }

  private String run(String task) throws Exception {
    RunDetail run = node.housekeeper().runNow(task, LONG);
    return run.summary().id();
  }

  /** What it logged is written a moment after its end. */
  private void logged(String run, String words) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(viewer.get("/admin/runs/" + run + "/log").body()).contains(words));
  }

  @Test
  void saysWhatARunDid() throws Exception {
    String before = run("fine");
    String run = run("fine");
    logged(run, "the second line");

    Document page = viewer.page("/admin/runs/" + run);

    assertThat(text(page, "h1")).isEqualTo("Run " + run + " of fine");
    assertThat(text(page, "#state")).contains("succeeded").contains("all well");
    assertThat(page.select(".log pre").text()).contains("the first line " + EVIL);
    assertThat(page.select("main script")).isEmpty();
    assertThat(text(page, "#costs")).contains("rows 1,234").contains("manual");
    assertThat(page.select("#attempts svg rect")).hasSize(1);
    assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/admin/runs/" + before);
    assertThat(viewer.page("/admin/runs/" + before).select("a[rel=next]").attr("href"))
        .isEqualTo("/admin/runs/" + run);
    assertThat(page.select("main form[method=post]")).isEmpty();
  }

  @Test
  void leadsToTheTraceOfARun() throws Exception {
    RunDetail run = node.housekeeper().runNow("fine", LONG);
    String trace = run.cost().trace().orElseThrow().id();

    Document page = viewer.page("/admin/runs/" + run.summary().id());

    assertThat(page.select("#costs a[rel=noreferrer]").attr("href"))
        .isEqualTo("https://traces.example.org/" + trace);
    assertThat(text(page, "#costs")).contains("Trace " + trace);
  }

  @Test
  void findsLinesOfALog() throws Exception {
    String run = run("fine");
    logged(run, "the second line");

    String found = viewer.page("/admin/runs/" + run + "?containing=SECOND").select(".log").text();

    assertThat(found).isEqualTo("the second line");
    assertThat(text(viewer.page("/admin/runs/" + run + "?containing=third"), "main"))
        .contains("No line contains that.");
  }

  @Test
  void givesTheWholeLogAsAFile() throws Exception {
    String run = run("fine");
    logged(run, "the second line");

    HttpResponse<String> file = viewer.get("/admin/runs/" + run + "/log");

    assertThat(file.body()).isEqualTo("the first line " + EVIL + "\nthe second line\n");
    assertThat(file.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(file.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"run-" + run + ".log\"");
  }

  @Test
  void saysWhatFailedInEachAttemptAndWhere() throws Exception {
    String run = run("broken");
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(text(viewer.page("/admin/runs/" + run), "#stacks"))
                    .contains("when it threw")
                    .contains("RunPageTest"));

    Document page = viewer.page("/admin/runs/" + run);

    assertThat(text(page, "#state")).contains("failed").contains("no room for " + EVIL);
    assertThat(page.select("#attempts tbody tr")).hasSize(2);
    assertThat(page.select("#attempts svg rect")).hasSize(2);
    assertThat(text(page, "#attempts")).contains("no room for");
  }

  @Test
  void showsWhereTheThreadWasWhenItsTimeWasUp() throws Exception {
    String run = run("late");

    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(text(viewer.page("/admin/runs/" + run), "#stacks"))
                    .contains("when its time was up")
                    .contains("Thread.sleep"));
    assertThat(text(viewer.page("/admin/runs/" + run), "#state")).contains("timed out");
  }

  @Test
  void followsARunAndEndsIt() throws Exception {
    Answer started = node.housekeeper().runNow("slow");
    String run = ((Answer.Accepted) started).run();
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(text(viewer.page("/admin/runs/" + run), "main"))
                    .contains("running")
                    .contains("it goes on")
                    .contains("3 of 10, 30 %"));
    Document page = operator.page("/admin/runs/" + run);
    String piece = viewer.get(page.expectFirst("#more").attr("hx-get")).body();
    assertThat(piece).doesNotContain("it goes on").contains("hx-swap-oob").contains("from=");

    Document ended =
        operator.follows(operator.sends(page, "Cancel the run", Map.of("reason", "enough")));

    assertThat(text(ended, ".said")).contains("is asked to end");
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(text(viewer.page("/admin/runs/" + run), "#state"))
                    .contains("cancelled"));
  }

  @Test
  void triesARunAgain() throws Exception {
    String run = run("broken");

    Document again =
        operator.follows(
            operator.sends(operator.page("/admin/runs/" + run), "Try it again", Map.of()));

    assertThat(again.location()).isNotEqualTo("/admin/runs/" + run);
    assertThat(again.select("#costs a").eachAttr("href")).contains("/admin/runs/" + run);
  }

  @Test
  void listsRunsByWhatSomebodyWants() throws Exception {
    String good = run("fine");
    String bad = run("broken");

    Document failed = viewer.page("/admin/runs?state=FAILED,TIMED_OUT,LOST,MISSED");
    Document says = viewer.page("/admin/runs?containing=ALL+well&trigger=MANUAL&node=local");
    Document later = viewer.page("/admin/runs?from=2999-01-01T00:00");

    assertThat(text(failed, "#runs")).contains(bad).doesNotContain(good);
    assertThat(text(says, "#runs")).contains(good).doesNotContain(bad);
    assertThat(text(later, "#runs")).doesNotContain(good).doesNotContain(bad);
    assertThat(later.select("[name=from]").attr("value")).isEqualTo("2999-01-01T00:00");
    assertThat(viewer.get("/admin/runs?from=later").statusCode()).isEqualTo(422);
  }

  @Test
  void leadsFromPageToPage() throws Exception {
    for (int i = 0; i < 60; i++) {
      run("fine");
    }

    Document first = viewer.page("/admin/runs?task=fine");
    Document second = viewer.page(first.select("#runs p a").attr("href"));

    assertThat(first.select("#runs tbody tr")).hasSize(50);
    assertThat(second.select("#runs tbody tr")).hasSizeGreaterThanOrEqualTo(10);
    assertThat(second.select("#runs th a").eachText())
        .doesNotContainAnyElementsOf(first.select("#runs th a").eachText());
    assertThat(second.select("form.filter a").eachText()).contains("The newest of them");
  }

  @Test
  void triesAgainWhatFailed() throws Exception {
    run("broken");
    Document page = operator.page("/admin/runs?task=broken");

    HttpResponse<String> unsure = operator.sends(page, "Try them again", Map.of());
    assertThat(unsure.statusCode()).isEqualTo(422);
    Document after =
        operator.follows(operator.sends(page, "Try them again", Map.of("sure", "yes")));

    assertThat(text(after, ".said")).isNotEmpty();
    await()
        .atMost(LONG)
        .until(
            () ->
                control.runs().page(RunQuery.newest(1).of("broken")).stream()
                    .anyMatch(run -> run.state() == State.FAILED));
    assertThat(text(operator.page("/admin/runs?task=broken"), "#runs")).contains("failed");
  }

  @Test
  void hasNoPageOfARunThatThereIsNot() throws Exception {
    assertThat(viewer.get("/admin/runs/1").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/admin/runs/x").statusCode()).isEqualTo(400);
  }
}
