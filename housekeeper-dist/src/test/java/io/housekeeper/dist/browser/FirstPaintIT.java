package io.housekeeper.dist.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long somebody looks at nothing, where there are a thousand tasks. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstPaintIT {

  private static final int TASKS = 1_000;
  private static final int VISITS = 5;
  private static final double WANTED_MILLIS = 1_000;

  private static final String PAINTED =
      """
      new Promise(painted =>
          new PerformanceObserver(seen =>
              seen.getEntriesByName('first-contentful-paint').forEach(it => painted(it.startTime))
          ).observe({type: 'paint', buffered: true}))
      """;

  /** When the first and the last of the page was there, and when it was understood. */
  private static final String BEFORE =
      """
      (it => `${it.responseStart | 0}, ${it.responseEnd | 0}, ${it.domInteractive | 0}`)(
          performance.getEntriesByType('navigation')[0])
      """;

  private House house;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    String tasks =
        IntStream.rangeClosed(1, TASKS)
            .mapToObj(
                task ->
                    """
                    task-%d {
                      type = command, schedule = "%d * * * *", description = "One of many"
                      settings { command = [echo, hello] }
                    }
                    """
                        .formatted(task, task % 60))
            .collect(Collectors.joining());
    house = House.open(folder, tasks, TASKS);
  }

  @AfterAll
  void close() {
    if (house != null) {
      house.close();
    }
  }

  /** Each time with a browser that has seen nothing but where he signed in, and what came then. */
  @ParameterizedTest
  @ValueSource(strings = {"/admin/cron", "/admin/cron/task-7", "/admin/timeline", "/admin/runs"})
  void comesWithinASecond(String page) {
    List<Double> millis = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (int visit = 0; visit < VISITS; visit++) {
      try (Person person = house.person(Look.DESK_BY_DAY)) {
        person.visits(page);
        millis.add(((Number) person.page().evaluate(PAINTED)).doubleValue());
        before.add((String) person.page().evaluate(BEFORE));
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "first paint of %s with %,d tasks: %s ms, after %s%n", page, TASKS, millis, before);
    assertThat(millis.get(VISITS / 2)).as("%s: %s", page, millis).isLessThan(WANTED_MILLIS);
  }
}
