package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.http.Browsing.Seen;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of what was and what is to come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePageTest {

  private Node node;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder,
            builder -> {
              for (int i = 0; i < 15; i++) {
                builder.task(
                    Task.of(
                        TaskSpec.named("nightly-" + (char) ('a' + i))
                            .schedule("0 3 * * *")
                            .tags("night")
                            .build(),
                        run -> {}));
              }
              builder.task(
                  Task.of(TaskSpec.named("dense").schedule("every 1m").build(), run -> {}));
              builder.task(
                  Task.of(TaskSpec.named("aside").schedule("30 5 * * *").build(), run -> {}));
              builder.task(
                  Task.of(
                      TaskSpec.named("zapped").build(),
                      run -> {
                        throw new IllegalStateException("as it should");
                      }));
            });
    for (int i = 0; i < 2; i++) {
      node.housekeeper().runNow("zapped", Duration.ofSeconds(30));
    }
  }

  @AfterAll
  void end() {
    node.close();
  }

  private Seen open(String query) throws Exception {
    Seen page = Browsing.as(Role.VIEWER, node).open("/admin/timeline" + query);
    assertThat(page.status()).isEqualTo(200);
    return page;
  }

  private static Element lane(Seen page, String task) {
    return page.html().expectFirst("#lane-" + task);
  }

  @Test
  void whatHasTroubleComesFirst() throws Exception {
    Seen page = open("");
    assertThat(page.html().select("#lanes tbody tr")).hasSize(18);
    Element first = page.html().expectFirst("#lanes tbody tr");
    assertThat(first.text()).contains("zapped", "failing");
    assertThat(first.select("svg").attr("aria-label"))
        .isEqualTo("2 runs, 2 failed, 0 fires skipped, 0 missed; 0 fires to come");
    assertThat(first.select("path.bad").attr("d")).contains("M").endsWith("z");
    assertThat(first.select("path.now")).hasSize(1);
  }

  @Test
  void firesToComeAreShownOneByOneOrAsABand() throws Exception {
    Seen page = open("");
    assertThat(lane(page, "nightly-a").select("path.coming").attr("d")).matches("M\\d+ \\d+v\\d+");
    assertThat(lane(page, "nightly-a").select(".band")).isEmpty();
    assertThat(lane(page, "dense").select(".band")).hasSize(1);
    Seen week = open("?span=week");
    assertThat(lane(week, "nightly-a").select("path.coming").attr("d").split("M", -1)).hasSize(8);
    assertThat(week.html().select("#lanes thead text")).hasSizeBetween(13, 14);
  }

  @Test
  void theSameStandsThereInNumbers() throws Exception {
    Seen page = open("");
    assertThat(page.text("#numbers tr:contains(zapped)")).isEqualTo("zapped 2 2 0 0 0 –");
    assertThat(page.text("#numbers tr:contains(nightly-a)")).contains("1", "03:00:00 UTC");
    assertThat(page.html().select("#hours-in-numbers tbody tr")).hasSize(24);
  }

  @Test
  void tasksAreLookedForByNameAndTag() throws Exception {
    Browsing viewer = Browsing.as(Role.VIEWER, node);
    Seen night =
        viewer.send(open(""), "form.filter", Map.of("tag", "night", "span", "week"), "Show");
    assertThat(night.html().select("#lanes tbody tr")).hasSize(15);
    assertThat(night.value("span")).isEqualTo("week");
    assertThat(open("?text=ZAP").html().select("#lanes tbody tr")).hasSize(1);
    assertThat(open("?text=nothing").text("main")).contains("There is no such task.");
    assertThat(open("?skip=17").html().select("#lanes tbody tr")).hasSize(1);
  }

  @Test
  void pileUpsAreMarkedAndNamed() throws Exception {
    Seen page = open("");
    assertThat(page.text("#pile-ups li"))
        .contains("16 fires in the minute of", "03:00:00 UTC", "nightly-a", "and 3 more")
        .doesNotContain("dense");
    assertThat(page.text("#load .mark")).isEqualTo("1");
    assertThat(page.html().select("#load").attr("aria-label"))
        .isEqualTo("At most 16 fires in a minute");
    assertThat(page.text("#pile-ups .hint")).contains("H * * * *");
  }

  @Test
  void otherTimesAreAClickAway() throws Exception {
    Seen page = open("");
    Browsing viewer = Browsing.as(Role.VIEWER, node);
    Seen earlier = viewer.open(page.html().expectFirst("a:contains(Earlier)").attr("href"));
    assertThat(earlier.status()).isEqualTo(200);
    Seen earliest = viewer.open(earlier.html().expectFirst("a:contains(Earlier)").attr("href"));
    assertThat(earliest.html().select("path.now")).isEmpty();
    assertThat(earliest.html().select("path.coming")).isEmpty();
    assertThat(lane(earliest, "zapped").select("svg").attr("aria-label")).startsWith("0 runs");
    Seen back = viewer.open(earliest.html().expectFirst("a:contains(Now)").attr("href"));
    assertThat(back.html().select("path.now")).isNotEmpty();
    assertThat(open("?from=1970-01-01T00:00:00Z").html().select("#lanes tbody tr")).hasSize(18);
    assertThat(open("?from=9999-12-30T00:00:00Z").html().select("#lanes tbody tr")).hasSize(18);
  }

  @Test
  void whatIsPausedHasNothingToCome() throws Exception {
    Instant soon = node.housekeeper().control().nodes().now().plus(Duration.ofHours(1));
    node.housekeeper().control().as(Asking.by("test").until(soon)).pause("aside");
    Element lane = lane(open(""), "aside");
    assertThat(lane.text()).contains("paused");
    assertThat(lane.select("path.coming")).isEmpty();
  }
}
