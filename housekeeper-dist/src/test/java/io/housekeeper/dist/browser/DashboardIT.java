package io.housekeeper.dist.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page and every button of the dashboard, in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

  private static final String TASKS =
      """
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
      paused-now-and-then {
        type = command, schedule = "0 5 * * *", settings { command = [echo, five] }
      }
      nightly {
        type = command, schedule = "30 2 * * *", timezone = "Europe/Paris"
        settings { command = [echo, night] }
      }
      """;

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("task", "/admin/cron/greet"),
          Map.entry("task-that-fails", "/admin/cron/broken"),
          Map.entry("run-now", "/admin/cron/greet/run"),
          Map.entry("runs", "/admin/runs"),
          Map.entry("timeline-day", "/admin/timeline?span=day"),
          Map.entry("timeline-week", "/admin/timeline?span=week"),
          Map.entry("new", "/admin/new"),
          Map.entry("new-http-call", "/admin/new/http-call"),
          Map.entry("plugins", "/admin/plugins"),
          Map.entry("nodes", "/admin/nodes"),
          Map.entry("listeners", "/admin/listeners"),
          Map.entry("audit", "/admin/audit"),
          Map.entry("tokens", "/admin/tokens"));

  private House house;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    house = House.open(folder, TASKS, 5);
  }

  @AfterAll
  void close() {
    if (house != null) {
      house.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void signsIn(Look look) {
    try (Person person = house.stranger(look)) {
      person.visits("/admin/sign-in");
      person.finds("sign-in");
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsEveryPageAsItShouldBe(Look look) {
    try (Person person = house.person(look)) {
      person.reads("Greets whoever reads the log");
      person.reads("Needs attention");
      person.finds("overview");
      SoftAssertions pages = new SoftAssertions();
      PAGES.forEach(
          (name, path) ->
              pages
                  .assertThatCode(
                      () -> {
                        person.visits(path);
                        person.finds(name);
                      })
                  .as(name)
                  .doesNotThrowAnyException());
      person.visits("/admin/runs?task=broken&state=FAILED");
      person.page().locator("table a").first().click();
      pages.assertThatCode(() -> person.finds("run-failed")).doesNotThrowAnyException();
      pages.assertAll();
    }
  }

  @Test
  void seesWhatHappensWithoutLoadingThePageAgain() {
    try (Person person = house.person(Look.DESK_BY_DAY)) {
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
    try (Person person = house.person(Look.DESK_BY_NIGHT)) {
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
    try (Person person = house.personWithoutScripts(Look.PHONE_BY_DAY)) {
      person.reads("Greets whoever reads the log");
      person.page().getByLabel("nightly").check();
      person.presses("Pause");
      person.reads("task 'nightly' is paused");
      person.page().getByLabel("nightly").check();
      person.presses("Resume");
      person.reads("task 'nightly' is resumed");
    }
  }

  @Test
  void runsATaskAndReadsItsLog() {
    try (Person person = house.person(Look.PHONE_BY_NIGHT)) {
      person.follows("greet");
      person.opens("Run now");
      person.presses("Run it now");
      assertThat(person.where()).startsWith("/admin/runs/");
      person.reads("succeeded");
      person.reads("hello");
      person.opens("Try it again");
      person.presses("Try it again");
      assertThat(person.where()).startsWith("/admin/runs/");
    }
  }

  @Test
  void cancelsARunThatGoesOn() {
    try (Person person = house.person(Look.DESK_BY_DAY)) {
      person.visits("/admin/cron/slow");
      person.opens("Run now");
      person.presses("Run it now");
      person.opens("Cancel it");
      person.finds("run-going-on");
      person.presses("Cancel the run");
      person.reads("cancelled");
    }
  }

  @Test
  void pausesAndResumesATask() {
    try (Person person = house.person(Look.DESK_BY_NIGHT)) {
      person.visits("/admin/cron/paused-now-and-then");
      person.opens("Pause");
      person.types("Why", "the mail server is moved");
      person.presses("Pause it");
      person.reads("task 'paused-now-and-then' is paused");
      person.finds("task-paused");
      person.opens("Resume");
      person.presses("Let it go on");
      person.reads("task 'paused-now-and-then' is resumed");
    }
  }

  @Test
  void changesAScheduleAfterSeeingWhatItComesTo() {
    try (Person person = house.person(Look.DESK_BY_DAY)) {
      person.visits("/admin/cron/nightly/edit?field=schedule");
      person.types("schedule", "15 4 * * *");
      person.reads("at 04:15 every day");
      person.finds("edit");
      person.presses("Put it in place");
      person.reads("schedule of task 'nightly' is");
      person.visits("/admin/cron/nightly/edit?field=schedule");
      person.presses("Take the override back");
      person.reads("schedule of task 'nightly' is as file and code say");
    }
  }

  @Test
  void asksWhyATaskDidNotRun() {
    try (Person person = house.person(Look.PHONE_BY_DAY)) {
      person.visits("/admin/cron/nightly");
      person.page().getByLabel("When (UTC)").fill("2026-01-05T12:00");
      person.presses("Ask");
      person.reads("was not due at 2026-01-05T12:00:00Z");
    }
  }

  @Test
  void letsAViewerInWhoSeesAndChangesNothing() {
    try (Person admin = house.person(Look.DESK_BY_DAY);
        Person viewer = house.stranger(Look.PHONE_BY_NIGHT)) {
      admin.visits("/admin/tokens");
      admin.types("Name", "whoever is on call");
      admin.presses("Make");
      admin.reads("The token is made");
      admin.finds("token-made");
      viewer.signedIn(admin.page().getByLabel("Secret").inputValue());
      viewer.visits("/admin/cron/greet");
      viewer.finds("task-of-a-viewer");
      assertThat(viewer.page().locator("main button:not(form[method=get] button)").count())
          .isZero();
      viewer.visits("/admin/tokens");
      viewer.reads("this takes an administrator");
    }
  }

  @Test
  void makesATaskAndDeletesIt() {
    try (Person person = house.person(Look.DESK_BY_DAY)) {
      person.visits("/admin/new");
      person.follows("heartbeat");
      person.finds("new-heartbeat");
      person.page().locator("input[name=task]").fill("watch");
      person.page().locator("[name$=schedule]").first().fill("every 30m");
      person.reads("every 30 minutes");
      person.page().locator("[name$=url]").first().fill("https://watch.example/beat");
      person.presses("Save");
      person.reads("task 'watch' is made");
      person.finds("made");
      person.opens("Delete it");
      person.presses("Delete");
      person.reads("what was made of task 'watch' is gone");
    }
  }

  @Test
  void pausesEverythingAndDrainsANode() {
    try (Person person = house.person(Look.DESK_BY_DAY)) {
      person.opens("Pause everything");
      person.presses("Pause everything");
      person.reads("Everything is paused");
      person.finds("everything-paused");
      person.opens("Let everything go on");
      person.presses("Let everything go on");
      person.reads("everything goes on");
      person.visits("/admin/nodes");
      person.presses("Drain");
      person.reads("drained");
      person.finds("node-drained");
      person.presses("Let it take its share");
    }
  }
}
