package io.housekeeper.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The suites that others wrote, as files of rows. */
final class ConformanceSuites {

  /** A suite, with where it comes from. */
  record Suite(String name, String source) {

    List<ConformanceRow> rows() {
      return lines(name).stream().map(line -> ConformanceRow.parse(name, line)).toList();
    }
  }

  static final List<Suite> ALL =
      List.of(
          new Suite("ocps", "the clauses of OCPS 1.0 to 1.4, open-source-cron/ocps at 77508c1"),
          new Suite("croner", "Hexagon/croner at 713ee72"),
          new Suite("cron-parser", "harrisiirak/cron-parser at 03444a8"),
          new Suite("fugit", "floraison/fugit at efda655"),
          new Suite("robfig", "robfig/cron at bc59245"),
          new Suite(
              "quartz-net", "quartznet/quartznet at d97e782, with its daylight-saving matrix"),
          new Suite("quartz", "quartz-scheduler/quartz at bb2505a"),
          new Suite("spring", "spring-projects/spring-framework at 91eb426"),
          new Suite("cronsim-tests", "cuu508/cronsim at fd2e617, its own tests"));

  private ConformanceSuites() {}

  /** Why rows of a dialect may differ, by the tag of the dialect. */
  static Map<String, String> deviations() {
    Map<String, String> deviations = new LinkedHashMap<>();
    for (String line : lines("deviations")) {
      String[] cells = line.split("\t", 2);
      deviations.put(cells[0], cells[1]);
    }
    return deviations;
  }

  private static List<String> lines(String name) {
    String resource = "/conformance/" + name + ".tsv";
    try (InputStream in = ConformanceSuites.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, resource), UTF_8))) {
      return lines.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
