package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What cron-utils makes of the rows of OCPS, with a definition built for that dialect as far as it
 * can be: the figures behind {@code docs/decisions/0001-own-cron.md}.
 */
class CronUtilsComparisonTest {

  private static final Path PAGE = Path.of("..", "docs", "decisions", "0001-own-cron.md");

  private final CronParser parser = new CronParser(definition());

  @Test
  void theDecisionQuotesTheFiguresOfThisRun() throws IOException {
    assertThat(Files.readString(PAGE)).contains(table());
  }

  private String table() {
    Map<String, List<ConformanceRow>> versions =
        ConformanceSuites.ALL.get(0).rows().stream()
            .filter(row -> row.dialect().isEmpty())
            .collect(
                Collectors.groupingBy(
                    row -> row.origin().substring(0, 3), TreeMap::new, Collectors.toList()));
    StringBuilder table =
        new StringBuilder(
            """
            | OCPS | must be refused | is refused | must be read | is read | fires asked | right |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    versions.forEach(
        (version, rows) ->
            table.append(
                "| %s | %d | %d | %d | %d | %d | %d |%n"
                    .formatted(
                        version,
                        count(rows, this::mustBeRefused),
                        count(rows, row -> mustBeRefused(row) && cron(row).isEmpty()),
                        count(rows, row -> !mustBeRefused(row)),
                        count(rows, row -> !mustBeRefused(row) && cron(row).isPresent()),
                        count(rows, row -> row.kind().equals("next")),
                        count(rows, row -> row.kind().equals("next") && firesRight(row)))));
    return table.toString();
  }

  private static long count(List<ConformanceRow> rows, Predicate<ConformanceRow> which) {
    return rows.stream().filter(which).count();
  }

  private boolean mustBeRefused(ConformanceRow row) {
    return row.kind().equals("reject");
  }

  private Optional<Cron> cron(ConformanceRow row) {
    String pattern = row.expression();
    boolean five = pattern.trim().split("\\s+", -1).length == 5;
    try {
      return Optional.of(parser.parse(five ? "0 " + pattern : pattern).validate());
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  private boolean firesRight(ConformanceRow row) {
    Optional<ZonedDateTime> at =
        Optional.of(OffsetDateTime.parse(row.from()).atZoneSameInstant(ZoneId.of(row.zone())));
    Optional<Cron> cron = cron(row);
    for (String expected : Arrays.asList(row.expected().split(",", -1))) {
      at = cron.isEmpty() ? Optional.empty() : at.flatMap(time -> next(cron.get(), time));
      Instant wanted = OffsetDateTime.parse(expected).toInstant();
      if (!at.map(ZonedDateTime::toInstant).equals(Optional.of(wanted))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<ZonedDateTime> next(Cron cron, ZonedDateTime time) {
    try {
      return ExecutionTime.forCron(cron).nextExecution(time);
    } catch (RuntimeException crashed) {
      return Optional.empty();
    }
  }

  private static CronDefinition definition() {
    return CronDefinitionBuilder.defineCron()
        .withSeconds()
        .and()
        .withMinutes()
        .and()
        .withHours()
        .and()
        .withDayOfMonth()
        .supportsL()
        .supportsW()
        .supportsLW()
        .supportsQuestionMark()
        .and()
        .withMonth()
        .and()
        .withDayOfWeek()
        .withValidRange(0, 7)
        .withMondayDoWValue(1)
        .withIntMapping(7, 0)
        .supportsHash()
        .supportsL()
        .supportsQuestionMark()
        .and()
        .withYear()
        .withValidRange(1970, 2199)
        .optional()
        .and()
        .withSupportedNicknameYearly()
        .withSupportedNicknameAnnually()
        .withSupportedNicknameMonthly()
        .withSupportedNicknameWeekly()
        .withSupportedNicknameDaily()
        .withSupportedNicknameMidnight()
        .withSupportedNicknameHourly()
        .withSupportedNicknameReboot()
        .instance();
  }
}
