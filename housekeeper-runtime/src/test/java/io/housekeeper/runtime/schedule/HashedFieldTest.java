package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.Reading.scheduleOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedFieldTest {

  @Test
  void staysWhereItIsForEver() {
    // These values are a promise: a fleet's schedules must not move with a release.
    assertThat(scheduleOf("purge-sessions", "H H * * *").text()).isEqualTo("24 8 * * *");
    assertThat(scheduleOf("purge-sessions", "H/15 H(1-4) * * *").text())
        .isEqualTo("9-59/15 1 * * *");
    assertThat(scheduleOf("backup", "H H H H H").text()).isEqualTo("4 14 11 5 3");
    assertThat(((FixedRate) scheduleOf("backup", "every 5m")).phase()).isEqualTo(203_483);
  }

  @Test
  void readsAsTheTextItStandsFor() {
    for (int i = 0; i < 200; i++) {
      Schedule hashed = scheduleOf("task-" + i, "H H(0-7)/2 H * H");
      assertThat(scheduleOf("other", hashed.text()).text()).isEqualTo(hashed.text());
    }
  }

  @Test
  void spreadsAFleetEvenly() {
    Map<String, Integer> minutes = new TreeMap<>();
    IntStream.range(0, 6000)
        .mapToObj(i -> scheduleOf("report.tenant-" + i, "H 3 * * *").text().split(" ", -1)[0])
        .forEach(minute -> minutes.merge(minute, 1, Integer::sum));
    assertThat(minutes).hasSize(60);
    assertThat(minutes.values()).allSatisfy(tasks -> assertThat(tasks).isBetween(60, 140));
  }

  @Test
  void keepsToTheRangeAndTheStep() {
    for (int i = 0; i < 500; i++) {
      List<String> fields =
          List.of(scheduleOf("t" + i, "H/20 H(9-17) H * *").text().split(" ", -1));
      assertThat(Integer.parseInt(fields.get(0).split("-", 2)[0])).isBetween(0, 19);
      assertThat(fields.get(0)).endsWith("-59/20");
      assertThat(Integer.parseInt(fields.get(1))).isBetween(9, 17);
      assertThat(Integer.parseInt(fields.get(2))).as("every month has it").isBetween(1, 28);
    }
  }

  @Test
  void differsFromFieldToField() {
    long equal =
        IntStream.range(0, 1000)
            .mapToObj(i -> scheduleOf("t" + i, "H(0-23) H * * *").text().split(" ", -1))
            .filter(fields -> fields[0].equals(fields[1]))
            .count();
    assertThat(equal).isBetween(15L, 80L);
  }
}
