package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.http.Browsing.Seen;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TaskMade;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages where tasks are made of types. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MadePagesTest {

  /** How careful one is. */
  enum Care {
    FAST,
    VERY_CAREFUL
  }

  /** Who signs in. */
  record Login(@Setting("Who") String user, Optional<Secret> password) {}

  /** All kinds of settings. */
  record Call(
      @Setting("The address that is called") URI url,
      @Setting(value = "The method", or = "GET") String method,
      @Setting("Headers, by their names") Map<String, String> headers,
      @Setting("The good answers") List<Integer> expect,
      @Setting(value = "How long the whole may take", or = "30s") Duration patience,
      @Setting(value = "How careful", or = "fast") Care care,
      @Setting(value = "Whether redirects are followed", or = "true") boolean follow,
      @Setting("A secret that is sent") Optional<Secret> bearer,
      @Setting("Who signs in") Optional<Login> login) {}

  /** A type that may be made, and can only say what it would do. */
  static final class Calling implements TaskType<Call> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("http-call").describedAs("Calls").supportsDryRun().build();
    }

    @Override
    public Class<Call> settings() {
      return Call.class;
    }

    @Override
    public void run(Call call, TaskRun run) {
      run.message((run.dryRun() ? "would call " : "called ") + call.url());
    }
  }

  /** What is executed. */
  record Line(String shell) {}

  /** A type that may not be made here. */
  static final class Command implements TaskType<Line> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("command").describedAs("Executes").build();
    }

    @Override
    public Class<Line> settings() {
      return Line.class;
    }

    @Override
    public void run(Line line, TaskRun run) {
      run.message(line.shell());
    }
  }

  private static final Map<String, String> NIGHTLY =
      Map.of(
          "schedule", "30 3 * * *",
          "timezone", "Europe/Berlin",
          "value:url", "https://shop.example/refresh");

  private Node node;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder,
            builder ->
                builder.plugin(
                    "calls", setup -> setup.taskType(new Calling()).taskType(new Command())));
  }

  @AfterAll
  void end() {
    node.close();
  }

  private Control control() {
    return node.housekeeper().control();
  }

  private Browsing ann() {
    return Browsing.as(Role.ADMIN, node);
  }

  private static Map<String, String> named(String task, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("task", task);
    return all;
  }

  private Optional<TaskMade> made(String task) {
    return control().tasks().made().stream().filter(it -> it.name().equals(task)).findFirst();
  }

  private Seen make(Browsing ann, String task, Map<String, String> fields) throws Exception {
    return ann.send(ann.open("/admin/new/http-call"), "#task", named(task, fields), "Save");
  }

  @Test
  void typesThatMayNotBeMadeAreNamedWithTheReason() throws Exception {
    Seen page = ann().open("/admin/new");
    assertThat(page.html().select("a[href$=/admin/new/http-call]")).hasSize(1);
    assertThat(page.html().select("a[href*=command]")).isEmpty();
    assertThat(page.text("main")).contains("command Executes", "http.new-tasks");
    Seen refused = ann().open("/admin/new/command");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("main")).contains("no task of type 'command' may be made over HTTP");
    assertThat(ann().open("/admin/new/nothing").status()).isEqualTo(404);
  }

  @Test
  void theFormIsMadeOfTheSchema() throws Exception {
    Seen page = ann().open("/admin/new/http-call");
    assertThat(page.text(".field:has([name='value:url'])"))
        .contains("url", "The address that is called");
    assertThat(page.html().select("[name='value:url']").hasAttr("required")).isTrue();
    assertThat(page.text(".field:has([name='value:method'])")).contains("usually GET");
    assertThat(page.text(".field:has(textarea[name='value:headers'])")).contains("name = value");
    assertThat(page.text("[name='value:care']")).isEqualTo("as usual fast very-careful");
    assertThat(page.text("[name='value:follow']")).isEqualTo("as usual true false");
    assertThat(page.text(".field:has([name='value:bearer'])")).contains("the name of a secret");
    assertThat(page.html().select("[name='value:login.user']").hasAttr("required")).isFalse();
  }

  @Test
  void aScheduleIsReadWhileItIsTyped() throws Exception {
    Browsing ann = ann();
    Seen form = ann.open("/admin/new/http-call");
    Seen good = ann.send(form, "#task", named("a", NIGHTLY), "Look at the next fires");
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.html().select("#fires li")).hasSize(5);
    assertThat(good.text("#fires li:first-child")).contains("03:30:00", "+0");
    assertThat(good.value("value:url")).isEqualTo("https://shop.example/refresh");
    Map<String, String> odd = Map.of("schedule", "61 * * * *");
    Seen bad = ann.send(form, "#task", odd, "Look at the next fires");
    assertThat(bad.status()).isEqualTo(200);
    assertThat(bad.text("#fires .field-problem")).contains("61");
    Map<String, String> moon = Map.of("schedule", "0 3 * * *", "timezone", "Moon/Crater");
    Seen away = ann.send(form, "#task", moon, "Look at the next fires");
    assertThat(away.text("#fires .field-problem")).contains("'Moon/Crater' is no time zone");
  }

  @Test
  void whatIsTypedBecomesSettingsAndValues() throws Exception {
    Map<String, String> all = new TreeMap<>(NIGHTLY);
    all.put("value:headers", "Accept = text/plain\r\nX-Shop = a=b\r\n");
    all.put("value:expect", "200\r\n204");
    all.put("value:patience", "10s");
    all.put("value:care", "very-careful");
    all.put("value:follow", "false");
    all.put("value:login.user", "bob");
    all.put("timeout", "5m");
    all.put("retries", "2");
    all.put("tags", "shop, nightly");
    all.put("reason", "asked for by sales");
    Seen page = make(ann(), "refresh", all);
    assertThat(page.path()).isEqualTo("/admin/made/refresh");
    assertThat(page.text(".said")).contains("task 'refresh' is made");
    TaskMade made = made("refresh").orElseThrow();
    assertThat(Node.json(made.type().settings()))
        .isEqualTo(
            Node.json(
                """
                {"url":"https://shop.example/refresh","headers":{"Accept":"text/plain","X-Shop":"a=b"},
                 "expect":[200,204],"patience":"PT10S","care":"very-careful","follow":false,
                 "login":{"user":"bob"}}
                """));
    assertThat(made.spec())
        .containsEntry("schedule", "\"30 3 * * *\"")
        .containsEntry("timezone", "\"Europe/Berlin\"")
        .containsEntry("timeout", "\"PT5M\"")
        .containsEntry("retry", "{\"retries\":2}")
        .containsEntry("tags", "[\"shop\",\"nightly\"]")
        .doesNotContainKey("disabled");
    assertThat(made.by().why()).isEqualTo("asked for by sales");
    all.forEach(
        (name, value) -> {
          if (!name.equals("reason")) {
            assertThat(page.value(name))
                .as(name)
                .isEqualToNormalizingNewlines(
                    name.equals("value:headers") ? "Accept = text/plain\nX-Shop = a=b" : value);
          }
        });
  }

  @Test
  void whatIsRefusedStandsInTheFormAgain() throws Exception {
    Map<String, String> wrong = new TreeMap<>(NIGHTLY);
    wrong.put("value:url", "no address");
    wrong.put("value:headers", "Accept = text/plain");
    Seen page = make(ann(), "odd", wrong);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text("[role=alert]")).contains("url must be an address");
    assertThat(page.value("task")).isEqualTo("odd");
    assertThat(page.value("value:url")).isEqualTo("no address");
    assertThat(page.value("value:headers")).isEqualTo("Accept = text/plain");
    assertThat(made("odd")).isEmpty();
  }

  @Test
  void nothingOfTheEnvironmentAndNoSecretComesIn() throws Exception {
    for (Map<String, String> one :
        List.of(
            Map.of("value:url", "https://${PATH}/"),
            Map.of("schedule", "${CRON_SCHEDULE}"),
            Map.of("value:bearer", "unknown"))) {
      Map<String, String> wrong = new TreeMap<>(NIGHTLY);
      wrong.putAll(one);
      Seen page = make(ann(), "leaks", wrong);
      assertThat(page.status()).as(one.toString()).isIn(403, 422);
      assertThat(page.text("main")).doesNotContain(System.getenv("PATH"));
      assertThat(made("leaks")).isEmpty();
    }
  }

  @Test
  void aDryRunSavesANewTaskDisabledAndSaysWhatItWouldDo() throws Exception {
    Browsing ann = ann();
    Seen asked =
        ann.send(ann.open("/admin/new/http-call"), "#task", named("tried", NIGHTLY), "Dry run");
    assertThat(asked.path()).startsWith("/admin/made/tried?run=");
    assertThat(made("tried").orElseThrow().spec()).containsEntry("disabled", "true");
    Seen over =
        Awaitility.await()
            .atMost(30, TimeUnit.SECONDS)
            .until(() -> ann.open(asked.path()), page -> page.text("#dry").contains("succeeded"));
    assertThat(over.text("#dry")).contains("would call https://shop.example/refresh");
    assertThat(over.html().select("main").attr("data-live")).isEmpty();
    assertThat(over.html().select("[name=disabled]").hasAttr("checked")).isTrue();

    Seen again = ann.send(over, "#task", Map.of("value:url", "https://other.example/"), "Dry run");
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(ann.open(again.path()).text("#dry"))
                    .contains("would call https://other.example/"));
    assertThat(made("tried").orElseThrow().type().settings()).contains("shop.example");
  }

  @Test
  void whoeverSavesWhatSomebodyElseHasChangedSeesBoth() throws Exception {
    Browsing ann = ann();
    make(ann, "shared", NIGHTLY);
    Seen mine = ann.open("/admin/made/shared");
    Browsing bob = ann();
    Map<String, String> his = Map.of("value:url", "https://bob.example/", "retries", "5");
    assertThat(bob.send(bob.open("/admin/made/shared"), "#task", his, "Save").status())
        .isEqualTo(200);
    Seen both = ann.send(mine, "#task", Map.of("value:url", "https://ann.example/"), "Save");
    assertThat(both.status()).isEqualTo(412);
    assertThat(both.text("section.warn tr:contains(url)"))
        .contains("https://ann.example/", "https://bob.example/");
    assertThat(both.text("section.warn tr:contains(retries)")).contains("nothing", "5");
    assertThat(both.value("value:url")).isEqualTo("https://ann.example/");
    assertThat(made("shared").orElseThrow().type().settings()).contains("bob.example");
    Seen saved = ann.send(both, "#task", Map.of(), "Save");
    assertThat(saved.status()).isEqualTo(200);
    assertThat(made("shared").orElseThrow().type().settings()).contains("ann.example");
  }

  @Test
  void aNameThatIsTakenReplacesNothing() throws Exception {
    make(ann(), "taken", NIGHTLY);
    Seen page = make(ann(), "taken", Map.of("value:url", "https://second.example/"));
    assertThat(page.status()).isEqualTo(412);
    assertThat(made("taken").orElseThrow().type().settings()).contains("shop.example");
  }

  @Test
  void valuesThatTheFormDoesNotAskForStay() throws Exception {
    control()
        .as(Asking.by("program"))
        .make(
            "rich",
            "http-call",
            "{\"url\":\"https://a.example/\"}",
            Map.of("retry", "{\"retries\":1,\"first\":\"PT9S\"}", "restarts", "1"));
    Browsing ann = ann();
    Seen saved = ann.send(ann.open("/admin/made/rich"), "#task", Map.of("retries", "4"), "Save");
    assertThat(saved.status()).isEqualTo(200);
    assertThat(made("rich").orElseThrow().spec())
        .containsEntry("retry", "{\"retries\":4,\"first\":\"PT9S\"}")
        .containsEntry("restarts", "1");
  }

  @Test
  void whatWasMadeCanBeTakenBack() throws Exception {
    Browsing ann = ann();
    Seen page = make(ann, "gone", NIGHTLY);
    Seen gone = ann.send(page, "details form", Map.of("reason", "not needed"), "Delete");
    assertThat(gone.path()).isEqualTo("/admin/new");
    assertThat(made("gone")).isEmpty();
    assertThat(ann.open("/admin/made/gone").status()).isEqualTo(404);
  }

  @Test
  void onlyAdministratorsComeHere() throws Exception {
    for (String path : List.of("/admin/new", "/admin/new/http-call", "/admin/made/refresh")) {
      assertThat(Browsing.as(Role.OPERATOR, node).open(path).status()).as(path).isEqualTo(403);
    }
  }
}
