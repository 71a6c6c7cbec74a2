package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskDetail.OfType;
import io.housekeeper.runtime.control.TaskMade;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators make while a Housekeeper runs. */
interface MadeControlContract {

  LedgerAddress address();

  @Test
  default void whatIsMadeIsThereWithWhoMadeIt() {
    try (Housekeeper housekeeper = Housekeeper.builder().ledger(address()).build()) {
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
      assertThat(first.make("call", "http-call", "{}", Map.of()))
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
