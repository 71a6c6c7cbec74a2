package io.housekeeper.dist.next;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NextCommandTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2027-03-01T12:00:00Z"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsDescriptionFiresAndTransitions() {
    assertThat(
            next(
                "30 2 * * *",
                "--zone",
                "Europe/Berlin",
                "--from",
                "2027-03-27T12:00:00Z",
                "-n",
                "5"))
        .isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "at 02:30 every day, Europe/Berlin",
            "",
            "2027-03-28T03:00:00+02:00  moved: stands for 02:30, which 2027-03-28 does not have",
            "2027-03-29T02:30:00+02:00",
            "2027-03-30T02:30:00+02:00",
            "2027-03-31T02:30:00+02:00",
            "2027-04-01T02:30:00+02:00",
            "",
            "2027-03-28  02:00 to 03:00 is skipped: 02:30 runs at 03:00",
            "2027-10-31  02:00 to 03:00 comes twice: 02:30 runs once, the first time");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void marksTheTwoOfARepeatedTime() {
    next(
        "30 2 * * *",
        "--zone",
        "Europe/Berlin",
        "--from",
        "2027-10-30T12:00:00Z",
        "-n",
        "2",
        "--repeated-time",
        "both");
    assertThat(out.toString())
        .contains("2027-10-31T02:30:00+02:00  the first of two 02:30 on 2027-10-31")
        .contains("2027-10-31T02:30:00+01:00  the second of two 02:30 on 2027-10-31");
  }

  @Test
  void saysForHowManySkippedTimesAFireStands() {
    next("0,30 2 * * *", "--zone", "Europe/Berlin", "--from", "2027-03-27T12:00:00Z", "-n", "1");
    assertThat(out.toString())
        .contains("moved: stands for 2 times from 02:00 on, which 2027-03-28 does not have");
  }

  @Test
  void answersProgramsInJson() {
    assertThat(
            next("30 2 * * *", "--zone=Europe/Berlin", "--from=2027-03-27T12:00", "-n1", "--json"))
        .isZero();
    JsonNode json = json();
    assertThat(json.at("/description").asString()).isEqualTo("at 02:30 every day, Europe/Berlin");
    assertThat(json.at("/from").asString()).isEqualTo("2027-03-27T11:00:00Z");
    assertThat(json.at("/fires/0/at").asString()).isEqualTo("2027-03-28T03:00:00+02:00");
    assertThat(json.at("/fires/0/instant").asString()).isEqualTo("2027-03-28T01:00:00Z");
    assertThat(json.at("/fires/0/moved/kind").asString()).isEqualTo("MOVED");
    assertThat(json.at("/transitions/0/kind").asString()).isEqualTo("SKIPPED");
    assertThat(json.at("/transitions/1/kind").asString()).isEqualTo("REPEATED");
  }

  @Test
  void startsNowInUtcUnlessToldOtherwise() {
    next("0 13 * * *", "-n", "1");
    assertThat(out.toString()).contains("2027-03-01T13:00:00Z").contains(", UTC");
  }

  @Test
  void refusesAPatternThatCannotBeWithTheReason() {
    assertThat(next("0 0 31 2 *")).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo("'0 0 31 2 *' can never fire: nothing from 1970 to 2199 matches it");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesInJsonWithThePosition() {
    assertThat(next("0 25 * * *", "--json")).isEqualTo(2);
    assertThat(json().at("/error").asString())
        .isEqualTo("field 'hour' of '0 25 * * *': 25 is above 23 (at position 3)");
    assertThat(json().at("/position").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--zone=Mars/Base",
        "--from=tomorrow",
        "-n=0",
        "-n=x",
        "--skipped-time=x",
        "--task=a b",
        "--from=+999999999-12-31T23:59:59Z"
      })
  void refusesAWrongOptionAndNamesIt(String option) {
    assertThat(next("0 2 * * *", option)).isEqualTo(2);
    assertThat(err.toString()).contains(option.substring(option.indexOf('=') + 1));
  }

  @Test
  void marksAFireThatStandsForASkippedTimeBesideItsOwn() {
    next("0 2,3 * * *", "--zone=Europe/Berlin", "--from=2027-03-27T12:00:00Z", "-n1");
    assertThat(out.toString())
        .contains("03:00:00+02:00  moved: stands for 02:00, which 2027-03-28 does not have");
  }

  @Test
  void namesTheDayThatAGapBeforeMidnightBelongsTo() {
    next("30 23 * * *", "--zone=America/Nuuk", "--from=2024-03-30T12:00:00Z", "-n2");
    assertThat(out.toString())
        .contains("2024-03-31T00:00:00-01:00  moved: stands for 23:30, which 2024-03-30 does not");
  }

  @Test
  void aShiftedTimeStandsForItselfAlone() {
    next(
        "0-59 2 * * *",
        "--zone=Europe/Berlin",
        "--from=2027-03-27T12:00:00Z",
        "-n2",
        "--skipped-time=shift");
    assertThat(out.toString())
        .contains("03:00:00+02:00  moved: stands for 02:00,")
        .contains("03:01:00+02:00  moved: stands for 02:01,");
  }

  @Test
  void aStartInsideAGapHidesNothing() {
    next("0 3 * * *", "--zone=Europe/Berlin", "--from=2027-03-28T02:30", "-n1");
    assertThat(out.toString()).contains("2027-03-28T03:00:00+02:00");
  }

  @Test
  void takesTheZoneOfTheEnvironment() {
    next("0 4 * * *", "-n1");
    assertThat(out.toString()).contains("UTC");
  }

  @Test
  void takesTheTasksNameForH() {
    next("H H * * *", "--task", "purge-sessions", "-n", "1");
    assertThat(out.toString()).contains("that is: 24 8 * * *").contains("2027-03-02T08:24:00Z");
  }

  @Test
  void replacesVariablesFromTheEnvironment() {
    next("${BACKUP_SCHEDULE:-0 4 * * *}", "-n", "1");
    assertThat(out.toString()).contains("at 03:15 every day");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manual", "after purge failed", "@reboot"})
  void saysThatAScheduleHasNoFiresOfItsOwn(String schedule) {
    assertThat(next(schedule)).isZero();
    assertThat(out.toString()).contains("no fires after");
  }

  @Test
  void aFixedDelayTellsTheOneFireThatCanBeKnown() {
    next("every 5m after completion", "--from", "2027-03-01T12:00:00Z");
    assertThat(out.toString().lines())
        .containsExactly("5 minutes after the last run ended", "", "2027-03-01T12:05:00Z");
  }

  private int next(String... arguments) {
    Map<String, String> environment = Map.of("BACKUP_SCHEDULE", "15 3 * * *");
    return new CommandLine(
            new NextCommand(NOON, name -> Optional.ofNullable(environment.get(name))))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }
}
