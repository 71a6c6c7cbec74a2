package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ScheduleMeaning;
import io.housekeeper.runtime.control.ScheduleQuery;
import io.housekeeper.runtime.control.ScheduleReading;
import io.housekeeper.runtime.control.ScheduleReading.Refused;
import io.housekeeper.runtime.control.ScheduleReading.Understood;
import io.housekeeper.runtime.control.TaskPreview;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What operators are shown before they do something. */
interface ForesightControlContract {

  LedgerAddress address();

  private void onANode(Consumer<Control> test) {
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(address())
            .task(task("purge", "30 2 * * *"))
            .task(task("report", "after purge"))
            .task(Task.of(TaskSpec.named("here").onEveryNode().build(), run -> {}))
            .build()) {
      housekeeper.start();
      test.accept(housekeeper.control());
    }
  }

  private static Task task(String name, String schedule) {
    return Task.of(
        TaskSpec.named(name).schedule(schedule).zone("Europe/Berlin").build(), run -> {});
  }

  private static ScheduleMeaning meaning(Control control, ScheduleQuery query) {
    ScheduleReading reading = control.schedules().next(query);
    return Assertions.assertInstanceOf(Understood.class, reading).meaning();
  }

  private static Refused refusal(Control control, ScheduleQuery query) {
    return Assertions.assertInstanceOf(Refused.class, control.schedules().next(query));
  }

  @Test
  default void aTextIsShownAsASchedule() {
    onANode(
        control -> {
          ScheduleMeaning meaning =
              meaning(
                  control,
                  ScheduleQuery.of("30 2 * * *")
                      .in("Europe/Berlin")
                      .after(Instant.parse("2027-03-27T12:00:00Z"))
                      .first(2));
          assertThat(meaning.description()).isEqualTo("at 02:30 every day, Europe/Berlin");
          assertThat(meaning.fires())
              .containsExactly(
                  new ScheduleMeaning.Fire(
                      Instant.parse("2027-03-28T01:00:00Z"),
                      Optional.of("moved: stands for 02:30, which 2027-03-28 does not have")),
                  new ScheduleMeaning.Fire(
                      Instant.parse("2027-03-29T00:30:00Z"), Optional.empty()));
          assertThat(meaning.clockChanges())
              .extracting(ScheduleMeaning.ClockChange::skips)
              .containsExactly(true, false);
          assertThat(meaning(control, ScheduleQuery.of("every 5m after completion")).fires())
              .hasSize(1);
          assertThat(meaning(control, ScheduleQuery.of("manual")).fires()).isEmpty();
          assertThat(meaning(control, ScheduleQuery.of("H 3 * * *").forTask("purge")).text())
              .isEqualTo(meaning(control, ScheduleQuery.of("H 3 * * *").forTask("purge")).text())
              .isNotEqualTo(
                  meaning(control, ScheduleQuery.of("H 3 * * *").forTask("report")).text());
        });
  }

  @Test
  default void whatIsNoScheduleIsASentence() {
    onANode(
        control -> {
          assertThat(refusal(control, ScheduleQuery.of("61 * * * *")).position()).hasValue(1);
          assertThat(refusal(control, ScheduleQuery.of("0 0 30 2 *")).sentence())
              .contains("can never fire");
          assertThat(refusal(control, ScheduleQuery.of("")).sentence()).isNotBlank();
          assertThat(refusal(control, ScheduleQuery.of("0 3 * * *").in("Mars/Base")).sentence())
              .isEqualTo("'Mars/Base' is no time zone: it is one such as Europe/Berlin, or UTC");
          assertThat(refusal(control, ScheduleQuery.of("0 3 * * *").forTask("..")).sentence())
              .contains("'..'");
          assertThat(refusal(control, ScheduleQuery.of("${PATH:-0 3 * * *}")).sentence())
              .isEqualTo("variables are for files: write the value itself");
          assertThatThrownBy(() -> ScheduleQuery.of("manual").first(0))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  /** None takes long, whatever it says. */
  @Test
  default void nastyTextsAreAnsweredAtOnce() {
    onANode(
        control -> {
          List<String> nasty =
              List.of(
                  "0 0 30 2 *",
                  "0 0 29 2 +1",
                  "0 0 0 29 2 * 2001,2003,2005",
                  "59 59 23 31 12 ? 2199",
                  "* * * * * *",
                  "1",
                  "every 1ms",
                  "every 9223372036854775807",
                  "every 106751991167d",
                  "at 9999-12-31T23:59:59Z",
                  "0-59/1,".repeat(140),
                  "*".repeat(1_000),
                  "H(0-59) H(0-23) H(1-28) H(1-12) H(0-6)");
          for (String text : nasty) {
            for (Instant from :
                List.of(
                    Instant.EPOCH,
                    Instant.parse("2100-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59Z"))) {
              Assertions.assertTimeout(
                  Duration.ofSeconds(1),
                  () ->
                      assertThat(
                              control
                                  .schedules()
                                  .next(
                                      ScheduleQuery.of(text)
                                          .in("Africa/Casablanca")
                                          .after(from)
                                          .first(1_000)))
                          .isNotNull(),
                  text);
            }
          }
        });
  }

  @Test
  default void anOverrideIsLookedAtBeforeItIsMade() {
    onANode(
        control -> {
          TaskPreview preview =
              control
                  .preview(
                      "purge",
                      Map.of("schedule", "\"0 4 * * *\"", "timezone", "\"America/New_York\""))
                  .orElseThrow();
          assertThat(preview.refused()).isEmpty();
          assertThat(preview.values())
              .containsExactly(
                  new TaskPreview.Value(
                      "schedule", Optional.of("\"30 2 * * *\""), Optional.of("\"0 4 * * *\"")),
                  new TaskPreview.Value(
                      "timezone",
                      Optional.of("\"Europe/Berlin\""),
                      Optional.of("\"America/New_York\"")));
          assertThat(preview.before().description()).isEqualTo("at 02:30 every day, Europe/Berlin");
          ScheduleMeaning after = preview.after().orElseThrow();
          assertThat(after.description()).isEqualTo("at 04:00 every day, America/New_York");
          assertThat(after.fires()).hasSize(10);
          assertThat(after.clockChanges()).hasSize(2);
          assertThat(control.tasks().changes("purge", Optional.empty(), 10)).isEmpty();
          assertThat(control.preview("nothing", Map.of())).isEmpty();
        });
  }

  /** What a preview refuses is what would be refused, in the same words. */
  @Test
  default void whatCannotBeIsRefusedAsItWouldBe() {
    onANode(
        control -> {
          Map<String, String> misfits =
              Map.of(
                  "timeout", "\"-PT5M\"",
                  "overlap", "\"SOMETIMES\"",
                  "owner", "\"ann\"",
                  "restarts", "1.5",
                  "retry", "{\"retries\": -1}",
                  "schedule", "\"0 0 30 2 *\"",
                  "timezone", "\"Mars/Base\"");
          misfits.forEach((field, value) -> refused(control, field, value));
          refused(control, "schedule", "\"after report\"");
          refused(control, "schedule", "\"after purge\"");
          refused(control, "schedule", "\"after here\"");
          assertThat(
                  control
                      .preview("purge", Map.of("schedule", "\"${PATH:-manual}\""))
                      .orElseThrow()
                      .refused())
              .hasValue("variables are for files: write the value itself");
        });
  }

  private static void refused(Control control, String field, String value) {
    TaskPreview preview = control.preview("purge", Map.of(field, value)).orElseThrow();
    assertThat(preview.after()).isEmpty();
    assertThat(preview.refused())
        .as(field)
        .hasValue(control.as(Asking.by("ann")).override("purge", field, value).sentence());
    assertThat(control.tasks().changes("purge", Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void aTaskThatWouldBeDisabledHasNoFires() {
    onANode(
        control -> {
          TaskPreview preview = control.preview("purge", Map.of("disabled", "true")).orElseThrow();
          assertThat(preview.before().fires()).hasSize(10);
          assertThat(preview.after().orElseThrow().fires()).isEmpty();
        });
  }
}
