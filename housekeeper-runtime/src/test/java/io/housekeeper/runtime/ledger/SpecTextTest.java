package io.housekeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who has the code of a task and who reads what the ledger keeps of it know the same. */
class SpecTextTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static void isReadAsItWasWritten(TaskSpec spec) {
    assertThat(SpecText.read(SpecText.write(spec))).isEqualTo(spec);
  }

  @Test
  void everyValueIsReadAsItWasWritten() {
    isReadAsItWasWritten(TaskSpec.named("plain").build());
    isReadAsItWasWritten(
        TaskSpec.named("all")
            .describedAs("everything that there is")
            .schedule("0 3 * * *")
            .zone("Europe/Vienna")
            .skippedTime(SkippedTime.SKIP)
            .repeatedTime(RepeatedTime.BOTH)
            .onStartup(SECOND)
            .onStartupOncePer(MINUTE)
            .timeout(MINUTE)
            .overdueAfter(SECOND)
            .overlap(Overlap.REPLACE)
            .restarts(7)
            .onEveryNode()
            .disabled()
            .supportsDryRun()
            .tags("one", "two")
            .owner("somebody")
            .runbook("https://example.org/all")
            .build());
  }

  @Test
  void everyRetryIsReadAsItWasWritten() {
    for (Retry retry :
        List.of(
            Retry.none(),
            Retry.exponential(3),
            Retry.exponential(3).delays(SECOND, MINUTE),
            Retry.fixed(3, SECOND),
            Retry.fixed(3, SECOND).delays(SECOND, MINUTE))) {
      isReadAsItWasWritten(TaskSpec.named("retried").retry(retry).build());
    }
  }

  @Test
  void whoReplacesTheDelayOfAFixedRetryMeansEveryDelay() {
    String text = SpecText.write(TaskSpec.named("retried").retry(Retry.fixed(3, MINUTE)).build());
    for (Duration other : List.of(SECOND, Duration.ofHours(1))) {
      String replaced = SpecText.with(text, "retry", "{\"first\": \"%s\"}".formatted(other));
      assertThat(SpecText.read(replaced).retry()).isEqualTo(Retry.fixed(3, other));
    }
  }

  @Test
  void everyCatchUpIsReadAsItWasWritten() {
    for (CatchUp catchUp :
        List.of(
            CatchUp.none(),
            CatchUp.latest(MINUTE),
            CatchUp.all(MINUTE, 5),
            CatchUp.all(MINUTE, 5).spread(SECOND))) {
      isReadAsItWasWritten(TaskSpec.named("late").catchUp(catchUp).build());
    }
  }

  @Test
  void whateverAnyValueSaysIsWrittenAsTheMapperWritesIt() {
    for (String words :
        List.of(
            "plain",
            "",
            "a \"quoted\" word, a \\ and a /",
            "two\nlines,\ta tab, a \u0000, a \u001f and a \u007f",
            "größer \u20ac \ud83d\ude00 \u2028")) {
      TaskSpec spec =
          TaskSpec.named("said")
              .describedAs(words)
              .owner("o" + words)
              .tags("t" + words, "u" + words)
              .runbook("https://example.org/a?b=c")
              .build();
      String text = SpecText.write(spec);
      assertThat(text).isEqualTo(new JsonMapper().readTree(text).toString());
      isReadAsItWasWritten(spec);
    }
  }

  @Test
  void aFileReplacesWhatNoOperatorMay() {
    String text = SpecText.write(TaskSpec.named("purge").onStartup().tags("a").build());
    String said = SpecText.configured(text, "tags", "[\"b\", \"c\"]");
    said = SpecText.configured(said, "owner", "\"team-shop\"");
    said = SpecText.configured(said, "startup-delay", "\"PT30S\"");
    said = SpecText.configured(said, "on-every-node", "true");
    said = SpecText.configured(said, "runbook", "\"https://wiki.example/purge\"");
    TaskSpec spec = SpecText.read(SpecText.configured(said, "description", "\"Purges\""));
    assertThat(spec.tags()).containsExactly("b", "c");
    assertThat(spec.owner()).isEqualTo("team-shop");
    assertThat(spec.startupDelay()).contains(Duration.ofSeconds(30));
    assertThat(spec.everyNode()).isTrue();
    assertThat(spec.runbook()).contains(URI.create("https://wiki.example/purge"));
    assertThat(spec.description()).isEqualTo("Purges");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecText.with(text, "owner", "\"somebody\""))
        .withMessageStartingWith(
            "'owner' of task 'purge' cannot be overridden; what can be is sched");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecText.configured(text, "tags", "\"b\""))
        .withMessage("tags of task 'purge' must be a list of texts; it was \"b\"");
  }
}
