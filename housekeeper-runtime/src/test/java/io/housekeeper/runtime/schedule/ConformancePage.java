package io.housekeeper.runtime.schedule;

import io.housekeeper.runtime.schedule.ConformanceSuites.Suite;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The page that says which suites were run and what differs, written from the run itself. */
record ConformancePage(Predicate<ConformanceRow> holds, Map<String, String> deviations) {

  private static final String BEGINNING =
      """
      # Conformance of cron patterns

      Written by `ConformanceTest` from its own run; the build fails when this page and the run
      differ. To write it anew:

          mvn -pl housekeeper-api,housekeeper-runtime test -Dtest=ConformanceTest -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.write=true

      The rows are facts that other projects' tests assert, in
      `housekeeper-runtime/src/test/resources/conformance`: pattern, zone, start and what is expected,
      each with its origin and licence. A row passes when our answer is exactly theirs, with the
      daylight-saving policy that the row stands for (`gap-shift`, `overlap-both`, …). A row that
      differs must belong to a dialect that we differ from on purpose; the reasons are below.
      Rows that only spell a thing differently, a zone inside the pattern (`TZ=…`) or `0/15` for
      `0-59/15`, run in our spelling, so that their meaning is tested; their count stands apart. That
      the spelling itself is refused, OCPS's own rows show.

      | suite | rows | pass | of these in our spelling | differ by design | source |
      | --- | ---: | ---: | ---: | ---: | --- |
      """;

  String text() {
    StringBuilder page = new StringBuilder(BEGINNING);
    Map<String, Integer> reasons = new TreeMap<>();
    for (Suite suite : ConformanceSuites.ALL) {
      List<ConformanceRow> rows = suite.rows();
      List<ConformanceRow> differing = rows.stream().filter(holds.negate()).toList();
      page.append(
          "| %s | %d | %d | %d | %d | %s (%s) |%n"
              .formatted(
                  suite.name(),
                  rows.size(),
                  rows.size() - differing.size(),
                  rows.stream().filter(holds).filter(ConformanceRow::rewritten).count(),
                  differing.size(),
                  suite.source(),
                  rows.get(0).licence()));
      differing.forEach(row -> row.dialect().forEach(tag -> reasons.merge(tag, 1, Integer::sum)));
    }
    page.append(
        "\n## Where we differ, and why\n\n| dialect | rows | why |\n| --- | ---: | --- |\n");
    deviations.forEach(
        (tag, why) ->
            page.append("| `%s` | %d | %s |%n".formatted(tag, reasons.getOrDefault(tag, 0), why)));
    return page.append(CronSimCases.section()).toString();
  }
}
