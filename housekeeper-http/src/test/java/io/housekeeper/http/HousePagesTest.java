package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.http.Browsing.Seen;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of plugins, nodes, listeners, changes and tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HousePagesTest {

  /** What calls take. */
  record Call(String url, Optional<Secret> bearer) {}

  /** A type that a plugin brings without any task. */
  static final class Calling implements TaskType<Call> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("http-call").describedAs("Calls an address").build();
    }

    @Override
    public Class<Call> settings() {
      return Call.class;
    }

    @Override
    public void run(Call call, TaskRun run) {
      run.message(call.url());
    }
  }

  /** A task of a plugin in a folder. */
  public static final class Noting implements Task {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("note").build();
    }

    @Override
    public void run(TaskRun run) {
      run.message("noted");
    }
  }

  /** A listener that always fails. */
  static final class Broken implements RunListener {
    @Override
    public void ended(Run run) {
      throw new IllegalStateException("out of paper");
    }
  }

  private Node node;
  private String name = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    notes(folder.resolve("jars"));
    node =
        Node.with(
            folder,
            builder -> {
              builder.task(Task.of(TaskSpec.named("purge").build(), run -> {}));
              builder.listener("ops", new RunListener() {});
              builder.listener("pager", new Broken());
              builder.plugins(folder.resolve("jars"));
              builder.plugin("calls", setup -> setup.taskType(new Calling()));
              builder.plugin(
                  "pages",
                  setup -> setup.listenerType("beep", Call.class, told -> new RunListener() {}));
            });
    name = control().nodes().list().get(0).name();
  }

  /** A plugin in its folder, whose task is a class of these tests. */
  private static void notes(Path plugins) throws Exception {
    Files.createDirectories(plugins);
    String file = Noting.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(plugins.resolve("notes-1.2.jar")));
        InputStream type = Noting.class.getResourceAsStream("/" + file)) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + Task.class.getName()));
      jar.write(Noting.class.getName().getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry(file));
      Objects.requireNonNull(type).transferTo(jar);
    }
  }

  @AfterAll
  void end() {
    node.close();
  }

  private Control control() {
    return node.housekeeper().control();
  }

  private Browsing as(Role role) {
    return Browsing.as(role, node);
  }

  @Test
  void pluginsSayWhatTheyBringAndWhere() throws Exception {
    Seen page = as(Role.VIEWER).open("/admin/plugins");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text("tr[id^=plugin-application]")).contains("application", "1", name);
    assertThat(page.text("tr[id^=plugin-calls]")).contains("calls", "http-call", name);
    assertThat(page.text("tr[id^=plugin-pages]"))
        .contains("beep", name)
        .doesNotContain("http-call");
  }

  @Test
  void listenersSayHowTheyAreDoing() throws Exception {
    Seen page = as(Role.VIEWER).open("/admin/listeners");
    assertThat(page.text("#listeners tbody tr")).startsWith("ops fine 0");
  }

  @Test
  void aListenerIsTriedOut() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Seen well =
        ann.send(ann.open("/admin/listeners"), "tr:contains(ops) form", Map.of(), "Try it out");
    assertThat(well.text(".said")).isEqualTo("'ops' was told");
    Seen badly = ann.send(well, "tr:contains(pager) form", Map.of(), "Try it out");
    assertThat(badly.text(".said")).contains("'pager' has failed", "out of paper");
    assertThat(badly.text("#listeners tr:contains(pager)")).contains("has failed");
  }

  @Test
  void aPluginThatLiesInAFolderCanBeLoadedAnew() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Seen page = ann.open("/admin/plugins");
    assertThat(page.html().select("tr[id^=plugin-application] form")).isEmpty();
    assertThat(page.text("tr[id^=plugin-notes]")).contains("notes", "1.2");
    Seen again = ann.send(page, "tr[id^=plugin-notes] form", Map.of(), "Load it anew");
    assertThat(again.text(".said")).contains("plugin 'notes' is loaded anew on this node");
  }

  @Test
  void aTokenThatIsAskedForTwiceIsMadeOnce() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Seen form = ann.open("/admin/tokens");
    Map<String, String> wanted = Map.of("name", "twice");
    assertThat(ann.send(form, "main > form", wanted, "Make").status()).isEqualTo(200);
    assertThat(ann.send(form, "main > form", wanted, "Make").status()).isEqualTo(422);
    assertThat(control().tokens().list())
        .filteredOn(one -> one.token().name().equals("twice"))
        .hasSize(1);
  }

  @Test
  void anOperatorDrainsANodeAndTakesThatBack() throws Exception {
    Browsing ann = as(Role.OPERATOR);
    Map<String, String> why = Map.of("reason", "new disks", "for", "PT1H");
    Seen drained = ann.send(ann.open("/admin/nodes"), "form[action$=drain]", why, "Drain");
    assertThat(drained.text("#nodes tbody tr"))
        .contains(name, "drained", "by OPERATOR", "new disks", "until");
    assertThat(control().nodes().list().get(0).drained()).isTrue();
    Seen back = ann.send(drained, "form[action$=drain]", Map.of(), "Let it take its share");
    assertThat(back.text("#nodes tbody tr")).contains("takes its share");
    assertThat(control().nodes().list().get(0).drained()).isFalse();
  }

  @Test
  void anAdministratorSetsSomethingOfNodesAndTakesItBack() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Seen set =
        ann.send(
            ann.open("/admin/nodes"),
            "#set",
            Map.of("setting", "retention", "value", "7d", "reason", "law"),
            "Set");
    assertThat(set.text(".said")).contains("retention");
    assertThat(set.text("h2 + table")).contains("retention", "all nodes", "1w", "law", "ADMIN");
    Seen runs =
        ann.send(
            set,
            "#set",
            Map.of("setting", "max-concurrent-runs", "value", "3", "node", name),
            "Set");
    assertThat(runs.text("h2 + table")).contains("max-concurrent-runs " + name + " 3");
    Seen one = ann.send(runs, "h2 + table form", Map.of(), "Take it back");
    ann.send(one, "h2 + table form", Map.of(), "Take it back");
    assertThat(control().nodes().settings(name)).isEmpty();
  }

  @Test
  void whatIsRefusedStandsInTheFormAgain() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Map<String, String> tooShort = Map.of("setting", "retention", "value", "7m", "reason", "disk");
    Seen again = ann.send(ann.open("/admin/nodes"), "#set", tooShort, "Set");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text("#set .refusal")).contains("retention must be", "an hour");
    assertThat(again.value("value")).isEqualTo("7m");
    assertThat(again.html().select("#set [name=reason]").val()).isEqualTo("disk");
    Seen word = ann.send(again, "#set", Map.of("value", "<b>many"), "Set");
    assertThat(word.text("#set .refusal")).contains("'<b>many'");
    assertThat(control().nodes().settings(name)).isEmpty();
  }

  @Test
  void changesAreToldWithBeforeAndAfterPageByPage() throws Exception {
    for (int i = 1; i <= 30; i++) {
      control().as(Asking.by("bob").because("test " + i)).pause("purge");
      control().as(Asking.by("bob")).resume("purge");
    }
    Browsing viewer = as(Role.VIEWER);
    Seen newest = viewer.open("/admin/audit?task=purge");
    assertThat(newest.html().select("#changes tbody tr")).hasSize(50);
    assertThat(newest.text("#changes tbody tr:nth-child(2)"))
        .contains("bob", "test 30", "pause", "purge", "→");
    Element link = newest.html().expectFirst("a:contains(Older)");
    Seen older = viewer.open(link.attr("href"));
    assertThat(older.html().select("#changes tbody tr")).hasSize(10);
    assertThat(older.text("#changes tbody")).contains("test 1”").doesNotContain("test 30");
    assertThat(older.html().select("a:contains(Older)")).isEmpty();
    assertThat(viewer.open("/admin/audit?task=nobody").text("#changes"))
        .contains("Nobody has changed anything of task 'nobody'");
  }

  @Test
  void theSecretOfATokenIsShownOnceAndNowhereElse() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Map<String, String> wanted =
        Map.of("name", "deploys", "role", "OPERATOR", "lifetime", "90d", "reason", "pipeline");
    Seen made = ann.send(ann.open("/admin/tokens"), "main > form", wanted, "Make");
    assertThat(made.status()).isEqualTo(200);
    String secret = made.html().select("#secret").val();
    assertThat(control().tokens().bearer(secret))
        .hasValueSatisfying(
            bearer -> {
              assertThat(bearer.name()).isEqualTo("deploys");
              assertThat(bearer.role()).isEqualTo(Role.OPERATOR);
              assertThat(bearer.until()).isPresent();
            });
    assertThat(made.path() + made.cookies()).doesNotContain(secret);
    Seen later = ann.open("/admin/tokens");
    assertThat(later.html().html()).doesNotContain(secret);
    assertThat(ann.open("/admin/audit").html().html()).contains("deploys").doesNotContain(secret);

    String id = control().tokens().bearer(secret).orElseThrow().id();
    Seen revoked = ann.send(later, "form[action$='/%s/revoke']".formatted(id), Map.of(), "Revoke");
    assertThat(revoked.text(".said")).contains("'deploys' is revoked");
    assertThat(revoked.text("details")).contains("deploys", "revoked by ADMIN");
    assertThat(control().tokens().bearer(secret)).isEmpty();
  }

  @Test
  void aTokenThatCannotBeMadeIsAskedForAgain() throws Exception {
    Browsing ann = as(Role.ADMIN);
    Map<String, String> wanted = Map.of("name", "odd", "lifetime", "-1", "reason", "because");
    Seen again = ann.send(ann.open("/admin/tokens"), "main > form", wanted, "Make");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text(".refusal")).contains("lifetime");
    assertThat(again.html().select("main > form [name=name]").val()).isEqualTo("odd");
    assertThat(again.html().select("#secret")).isEmpty();
  }

  @Test
  void whoMayNotDoSomethingIsNotOfferedIt() throws Exception {
    for (String page : new String[] {"plugins", "nodes", "listeners", "audit"}) {
      Seen seen = as(Role.VIEWER).open("/admin/" + page);
      assertThat(seen.html().select("main form[method=post]")).as(page).isEmpty();
    }
    Seen nodes = as(Role.OPERATOR).open("/admin/nodes");
    assertThat(nodes.html().select("form[action$=drain]")).isNotEmpty();
    assertThat(nodes.html().select("#set")).isEmpty();
    assertThat(as(Role.OPERATOR).open("/admin/tokens").status()).isEqualTo(403);
  }
}
