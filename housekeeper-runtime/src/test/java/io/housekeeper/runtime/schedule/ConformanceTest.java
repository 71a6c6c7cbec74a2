package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the suites that others wrote. A row that comes out differently must have a dialect that is
 * meant to differ, with the reason in {@code deviations.tsv}; every other difference fails.
 *
 * <p>{@code docs/cron-conformance.md} is written from this run; {@code -Dconformance.write=true}
 * writes it anew.
 */
class ConformanceTest {

  private static final Path PAGE = Path.of("..", "docs", "cron-conformance.md");

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
  private final Map<String, String> deviations = ConformanceSuites.deviations();

  @TestFactory
  Stream<DynamicTest> suitesOfOthers() {
    return ConformanceSuites.ALL.stream()
        .filter(suite -> !suite.name().equals("ocps"))
        .map(
            suite ->
                DynamicTest.dynamicTest(
                    suite.name(), () -> assertThat(unexplained(suite.rows())).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyClauseOfOcps() {
    Map<String, List<ConformanceRow>> clauses = new LinkedHashMap<>();
    for (ConformanceRow row : ConformanceSuites.ALL.get(0).rows()) {
      clauses.computeIfAbsent(row.origin(), clause -> new ArrayList<>()).add(row);
    }
    return clauses.entrySet().stream()
        .map(
            clause ->
                DynamicTest.dynamicTest(
                    "OCPS " + clause.getKey(),
                    () -> assertThat(unexplained(clause.getValue())).isEmpty()));
  }

  @Test
  void everyDeviationIsStillOne() {
    Set<String> met = new TreeSet<>();
    ConformanceSuites.ALL.stream()
        .flatMap(suite -> suite.rows().stream())
        .filter(row -> !holds(row))
        .forEach(row -> met.addAll(row.dialect()));
    assertThat(deviations.keySet()).isSubsetOf(met);
  }

  @Test
  void thePageSaysWhatThisRunSays() throws IOException {
    String page = new ConformancePage(this::holds, deviations).text();
    if (Boolean.getBoolean("conformance.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(withoutTimeZoneDatabase(Files.readString(PAGE)))
        .as("docs/cron-conformance.md; write it anew with -Dconformance.write=true")
        .isEqualTo(withoutTimeZoneDatabase(page));
  }

  /** How many cases two time zone databases see alike depends on the JDK: CronSimTest bounds it. */
  private static String withoutTimeZoneDatabase(String page) {
    return page.replaceAll("(?m)^\\| 8000 \\|.*$", "");
  }

  private List<String> unexplained(List<ConformanceRow> rows) {
    return rows.stream()
        .filter(row -> !holds(row))
        .filter(row -> row.dialect().stream().noneMatch(deviations::containsKey))
        .map(row -> row + "\n  wanted " + row.wanted() + "\n  actual " + row.actual(reader))
        .toList();
  }

  private boolean holds(ConformanceRow row) {
    return row.actual(reader).equals(row.wanted());
  }
}
