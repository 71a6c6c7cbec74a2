package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskDetail.OfType;
import io.housekeeper.runtime.control.TaskMade;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What operators make while a Housekeeper runs. */
interface MadeControlContract {

  LedgerAddress address();

  /** What calls take. */
  record Call(@Setting("What is called") String url, Optional<Secret> bearer) {}

  /** A type of the application. */
  final class HttpCall implements TaskType<Call> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("http-call").describedAs("Calls").build();
    }

    @Override
    public Class<Call> settings() {
      return Call.class;
    }

    @Override
    public void run(Call call, TaskRun run) {
      run.message("called " + call.url());
    }
  }

  /** A Housekeeper whose plugin has a type. */
  default Housekeeper caller() {
    return Housekeeper.builder()
        .ledger(address())
        .plugin("calls", setup -> setup.taskType(new HttpCall()))
        .build();
  }

  @Test
  default void whatIsMadeIsThereWithinMoments() throws Exception {
    try (Housekeeper housekeeper = caller()) {
      housekeeper.start();
      Commands ann = housekeeper.control().as(Asking.by("ann"));
      assertThat(housekeeper.control().nodes().types().toString()).contains("What is called");
      assertThat(ann.make("call", "http-call", "{\"url\": \"a\"}", Map.of()).sentence())
          .isEqualTo("task 'call' is made");
      await(housekeeper, "a");
      assertThat(ann.make("call", "http-call", "{\"url\": \"b\"}", Map.of()).sentence())
          .isEqualTo("task 'call' is made");
      await(housekeeper, "b");
    }
  }

  /** Until a task has these settings. */
  static void await(Housekeeper housekeeper, String url) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(housekeeper.control().tasks().detail("call"))
                    .flatMap(detail -> detail.origin().type())
                    .map(OfType::settings)
                    .contains("{\"url\":\"%s\"}".formatted(url)));
  }

  @Test
  default void whatCannotBeMadeIsRefused() {
    try (Housekeeper housekeeper = caller()) {
      housekeeper.start();
      Commands ann = housekeeper.control().as(Asking.by("ann"));
      assertThat(ann.make("call", "http-cal", "{}", Map.of()).sentence())
          .contains("no plugin of this node brings that type; did you mean 'http-call'?");
      assertThat(ann.make("call", "http-call", "{\"uri\": \"a\"}", Map.of()).sentence())
          .contains("tasks.call.settings.uri is unknown: did you mean 'url'?");
      assertThat(
              ann.make("call", "http-call", "{\"url\": \"a\", \"bearer\": \"open\"}", Map.of())
                  .sentence())
          .contains("must name a secret")
          .doesNotContain("open");
      assertThat(ann.make("call", "http-call", "{\"url\": \"${HOME}\"}", Map.of()).sentence())
          .contains("HOME");
      assertThat(
              ann.make(
                      "call", "http-call", "{\"url\": \"a\"}", Map.of("schedule", "\"61 * * * *\""))
                  .sentence())
          .contains("61");
      assertThat(housekeeper.control().tasks().made()).isEmpty();
    }
  }

  @Test
  default void whatIsMadeIsThereWithWhoMadeIt() {
    try (Housekeeper housekeeper = caller()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      Commands ann = control.as(Asking.by("ann").because("a test"));
      Map<String, String> spec = Map.of("schedule", "\"0 2 * * *\"");
      assertThat(ann.make("call", "http-call", "{ \"url\": \"https://a.example/\" }", spec))
          .isEqualTo(new Answer.Done("task 'call' is made"));
      TaskMade made = control.tasks().made().get(0);
      assertThat(made.name()).isEqualTo("call");
      assertThat(made.type())
          .isEqualTo(new OfType("http-call", "{\"url\":\"https://a.example/\"}"));
      assertThat(made.spec()).isEqualTo(spec);
      assertThat(made.by().who()).isEqualTo("ann");

      Commands first = control.as(Asking.by("bob").expecting(0));
      assertThat(first.make("call", "http-call", "{\"url\":\"b\"}", Map.of()))
          .isInstanceOf(Answer.Stale.class)
          .extracting(answer -> ((Answer.Stale) answer).revision())
          .isEqualTo(made.revision());
      assertThat(ann.make("call", "http-call", "secret", Map.of()).sentence())
          .doesNotContain("secret");
      assertThat(control.as(Asking.by("bob").expecting(made.revision())).unmake("call"))
          .isEqualTo(new Answer.Done("what was made of task 'call' is gone"));
      assertThat(ann.unmake("call")).isInstanceOf(Answer.Refused.class);
      assertThat(control.tasks().made()).isEmpty();
      assertThat(control.audit(Optional.of("call"), Optional.empty(), 9))
          .extracting(ChangeMade::what)
          .containsExactly("unmake", "make");
      assertThat(control.audit(Optional.empty(), Optional.empty(), 9))
          .extracting(ChangeMade::task)
          .containsOnly(Optional.of("call"));
    }
  }
}
