package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Setting;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of a task, of tasks in many conditions, and what its forms do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskPageTest {

  private static final String EVIL = "<script>alert(1)</script>";

  /** A type with one of each, under a name of which tasks may be told something over HTTP. */
  static final class Greeting implements TaskType<Greeting.Settings> {

    /** What it is told. */
    public record Settings(
        @Setting("Who is greeted") String whom,
        @Setting(value = "How often", or = "1") int times,
        Optional<Duration> patience,
        List<String> others) {}

    private final AtomicReference<String> said = new AtomicReference<>("");

    @Override
    public TaskSpec spec() {
      return TaskSpec.named("heartbeat").describedAs("Greets").supportsDryRun().build();
    }

    @Override
    public Class<Settings> settings() {
      return Settings.class;
    }

    @Override
    public void run(Settings settings, TaskRun run) {
      said.set(settings + (run.dryRun() ? " dry" : ""));
    }
  }

  private final Greeting greeting = new Greeting();
  private Node node;
  private Control control;
  private Visitor admin;
  private Visitor operator;
  private Visitor viewer;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Node.with(folder, Task.of(TaskSpec.named("leaving").build(), run -> {})).close();
    node =
        Node.with(
            folder,
            builder -> builder.plugin("greetings", setup -> setup.taskType(greeting)),
            Task.of(
                TaskSpec.named("nightly")
                    .describedAs("Cleans up " + EVIL)
                    .schedule("30 2 * * *")
                    .zone("Europe/Berlin")
                    .tags("db")
                    .owner("team-night")
                    .runbook("https://wiki.example/nightly")
                    .build(),
                run -> run.message(EVIL)),
            Task.of(
                TaskSpec.named("broken").retry(Retry.fixed(1, Duration.ofMillis(10))).build(),
                run -> {
                  throw new IllegalStateException("no room for " + EVIL);
                }),
            Task.of(TaskSpec.named("every-second").schedule("* * * * * *").build(), run -> {}),
            Task.of(TaskSpec.named("going").schedule("0 4 * * *").build(), run -> {}));
    control = node.housekeeper().control();
    admin = Visitor.of(node, Role.ADMIN);
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

  @Test
  void saysWhatATaskIs() throws Exception {
    node.housekeeper().runNow("nightly", Duration.ofSeconds(20));

    Document page = viewer.page("/admin/cron/nightly");

    assertThat(page.select("h1").eachText()).containsExactly("nightly");
    assertThat(text(page, "main"))
        .contains("Cleans up " + EVIL)
        .contains("Europe/Berlin")
        .contains("30 2 * * *")
        .contains("team-night");
    assertThat(page.select("main script")).isEmpty();
    assertThat(page.select("a[href=https://wiki.example/nightly]")).hasSize(1);
    assertThat(text(page, "#fires")).contains("02:30:00 +0").contains("comes twice");
    assertThat(page.select("#fires time[data-near]")).hasSize(10);
    assertThat(text(page, "#runs")).contains("succeeded").contains(EVIL);
    assertThat(page.select(".bars a")).isNotEmpty();
    assertThat(text(page, "#performance")).contains("100.0 % of");
    assertThat(page.select("#performance svg")).hasSize(3);
  }

  @Test
  void showsAViewerNoButtons() throws Exception {
    Document page = viewer.page("/admin/cron/nightly");

    assertThat(page.select("main form[method=post]")).isEmpty();
    assertThat(page.select("main a[href*=edit]")).isEmpty();
    assertThat(viewer.get("/admin/cron/nightly/edit?field=schedule").statusCode()).isEqualTo(403);
    assertThat(viewer.get("/admin/cron/nightly/run").statusCode()).isEqualTo(403);
  }

  @Test
  void hasNoPageOfATaskThatThereIsNot() throws Exception {
    HttpResponse<String> response = viewer.get("/admin/cron/nobody");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("there is no task 'nobody'");
  }

  @Test
  void saysWhatFailedAndHowOftenItWasTried() throws Exception {
    node.housekeeper().runNow("broken", Duration.ofSeconds(20));

    Document page = operator.page("/admin/cron/broken");

    assertThat(text(page, "#state")).contains("failing").contains("no room for " + EVIL);
    assertThat(text(page, "#performance")).contains("0.0 %");
    assertThat(page.select("#performance tbody th[scope=row]").eachText()).contains("2");
  }

  @Test
  void somebodySeesToWhatFails() throws Exception {
    node.housekeeper().runNow("broken", Duration.ofSeconds(20));

    Document after =
        operator.follows(
            operator.sends(
                operator.page("/admin/cron/broken"), "I see to it", Map.of("for", "PT8H")));

    assertThat(text(after, "#state")).contains("Somebody sees to it.").contains("the OPERATOR");
  }

  @Test
  void pausesWithAReasonAndAnEndAndResumes() throws Exception {
    Document page = operator.page("/admin/cron/every-second");

    Document paused =
        operator.follows(
            operator.sends(page, "Pause it", Map.of("reason", "too loud", "for", "PT1H")));

    assertThat(text(paused, ".said")).contains("task 'every-second' is paused");
    assertThat(text(paused, "#state"))
        .contains("paused")
        .contains("too loud")
        .contains("the OPERATOR")
        .contains("until");
    Instant due = control.nodes().now().plusSeconds(2);
    await().until(() -> control.nodes().now().isAfter(due));
    Document resumed = operator.follows(operator.sends(paused, "Let it go on", Map.of()));
    assertThat(text(resumed, "#state")).doesNotContain("too loud");
    assertThat(text(resumed, "#changes")).contains("pause").contains("too loud");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(text(viewer.page("/admin/cron/every-second?state=SKIPPED"), "#runs"))
                    .contains("the task was paused"));
  }

  @Test
  void runsATaskOfATypeWithOtherSettingsThanUsual() throws Exception {
    Answer made =
        control
            .as(Asking.by("test"))
            .make(
                "greet",
                "heartbeat",
                "{\"whom\": \"all\", \"patience\": \"5m\", \"others\": [\"one\"]}",
                Map.of());
    assertThat(made).isInstanceOf(Answer.Done.class);
    await().until(() -> control.tasks().isKnown("greet"));
    Document usual = operator.page("/admin/cron/greet/run");
    assertThat(usual.select("[name^=value:]")).isEmpty();
    Document form = admin.page("/admin/cron/greet/run");
    assertThat(form.select("[name=value:whom]").attr("value")).isEqualTo("all");

    HttpResponse<String> refused =
        admin.sends(form, "Run it now", Map.of("value:times", "many", "reason", "a test"));
    assertThat(refused.statusCode()).isEqualTo(422);
    Document again = Jsoup.parse(refused.body());
    assertThat(text(again, "[role=alert]")).contains("times must be a whole number");
    assertThat(again.select("[name=reason]").attr("value")).isEqualTo("a test");

    Document run =
        admin.follows(admin.sends(again, "Run it now", Map.of("value:times", "3", "dry", "yes")));
    assertThat(run.location()).startsWith("/admin/runs/");
    await()
        .untilAsserted(
            () ->
                assertThat(greeting.said.get())
                    .isEqualTo(
                        "Settings[whom=all, times=3, patience=Optional[PT5M], others=[one]] dry"));
    assertThat(text(admin.page(run.location()), "#costs")).contains("{\"times\":3}");
  }

  @Test
  void aButtonThatIsPressedTwiceRunsOnce() throws Exception {
    Document page = operator.page("/admin/cron/nightly");

    HttpResponse<String> first = operator.sends(page, "Run it now", Map.of());
    HttpResponse<String> second = operator.sends(page, "Run it now", Map.of());

    assertThat(first.headers().firstValue("location"))
        .isEqualTo(second.headers().firstValue("location"));
  }

  @Test
  void saysWhyATaskDidNotRun() throws Exception {
    Document page = viewer.page("/admin/cron/nightly?at=2026-01-31T12:00");

    assertThat(text(page, "#why")).contains("task 'nightly' was not due at");
    assertThat(page.select("#why [name=at]").attr("value")).isEqualTo("2026-01-31T12:00");
    assertThat(viewer.get("/admin/cron/nightly?at=noon").statusCode()).isEqualTo(422);
  }

  @Test
  void runsPastFiresOnceMore() throws Exception {
    Document page = operator.page("/admin/cron/going");

    Document after =
        operator.follows(
            operator.sends(
                page,
                "Run them, a thousand at most",
                Map.of("after", "2026-01-01T00:00", "up-to", "2026-01-03T00:00")));

    assertThat(text(after, ".said")).contains("2 runs wait");
  }

  @Test
  void forgetsATaskThatNoNodeHas() throws Exception {
    Map<String, String> token =
        Map.of(
            "x-page-token",
            admin.page("/admin/cron/leaving").expectFirst("[name=x-page-token]").attr("value"));

    assertThat(operator.posts("/admin/cron/leaving/forget", token).statusCode()).isEqualTo(403);
    HttpResponse<String> refused = admin.posts("/admin/cron/nightly/forget", token);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("a node has its code");
    Document after = admin.follows(admin.posts("/admin/cron/leaving/forget", token));

    assertThat(text(after, ".said")).isEqualTo("task 'leaving' is forgotten");
    assertThat(viewer.get("/admin/cron/leaving").statusCode()).isEqualTo(404);
  }
}
