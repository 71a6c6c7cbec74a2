package io.housekeeper.dist.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.dist.service.Shipped;
import io.housekeeper.dist.service.Started;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page and every button of the dashboard, in a browser. Without Chromium it is skipped, but
 * where {@code BROWSER=required} says that it is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

  private static final String TOKEN = "a-token-of-this-test";
  private static final Pattern ROOT = Pattern.compile("http at (http://\\S+)");

  private static final String TASKS =
      """
      http { token = "%s", port = 0 }
      tasks {
        greet {
          type = command, schedule = "*/5 * * * * *", tags = [demo]
          description = "Greets whoever reads the log"
          settings { command = [echo, hello] }
        }
        broken {
          type = command, schedule = "*/7 * * * * *", description = "Fails, as some do"
          settings { command = [sh, -c, "echo the disk is full >&2; exit 3"] }
        }
        slow { type = command, schedule = manual, settings { command = [sleep, "600"] } }
        nightly {
          type = command, schedule = "30 2 * * *", timezone = "Europe/Paris"
          settings { command = [echo, night] }
        }
      }
      """
          .formatted(TOKEN);

  private Shipped shipped;
  private Browser browser;
  private String root = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Optional<Path> program = Browser.installed();
    if (!"required".equals(System.getenv("BROWSER"))) {
      assumeTrue(program.isPresent(), "there is no Chromium: the dashboard is not looked at");
    }
    shipped = Shipped.into(folder, Map.of());
    shipped.configure(TASKS);
    Started service = shipped.start();
    service.says("4 active");
    service.says("http at");
    Matcher matcher = ROOT.matcher(service.said());
    assertThat(matcher.find()).isTrue();
    root = matcher.group(1);
    browser = Browser.start(program.orElseThrow());
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
    if (shipped != null) {
      shipped.close();
    }
  }

  private Person person(Look look) {
    return browser.person(root, look).signedIn(TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void signsIn(Look look) {
    try (Person person = browser.person(root, look)) {
      person.visits("/admin/sign-in");
      person.finds("sign-in");
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesAllTasks(Look look) {
    try (Person person = person(look)) {
      person.reads("Greets whoever reads the log");
      person.finds("overview");
    }
  }

  @Test
  void seesWhatHappensWithoutLoadingThePageAgain() {
    try (Person person = person(Look.DESK_BY_DAY)) {
      String row = "[data-task=greet] time[data-near]";
      String first = person.page().locator(row).first().getAttribute("datetime");
      person
          .page()
          .waitForFunction(
              "([row, first]) => document.querySelector(row).dateTime !== first",
              new Object[] {row, first});
      assertThat(person.where()).isEqualTo("/admin/cron");
    }
  }

  @Test
  void seesToWhatFails() {
    try (Person person = person(Look.DESK_BY_NIGHT)) {
      person.reads("Needs attention");
      person.presses("I see to it, for 8 hours");
      person.reads("somebody sees to task 'broken'");
      person.reads("http.token sees to it");
      person.presses("Nobody sees to it");
      person.reads("is not acknowledged any more");
    }
  }

  @Test
  void readsAndActsWithoutScripts() {
    try (Person person = browser.personWithoutScripts(root, Look.PHONE_BY_DAY).signedIn(TOKEN)) {
      person.reads("Greets whoever reads the log");
      person.page().getByLabel("nightly").check();
      person.presses("Pause");
      person.reads("task 'nightly' is paused");
      person.page().getByLabel("nightly").check();
      person.presses("Resume");
      person.reads("task 'nightly' is resumed");
    }
  }
}
