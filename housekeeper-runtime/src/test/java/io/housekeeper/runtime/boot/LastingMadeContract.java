package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same, where the ledger outlasts a Housekeeper. */
interface LastingMadeContract extends MadeControlContract {

  private static String ran(Housekeeper housekeeper, String task) throws InterruptedException {
    return housekeeper.runNow(task, Duration.ofSeconds(30)).summary().message();
  }

  @Test
  default void whatIsMadeGoesOnAfterTheNextStart() throws Exception {
    try (Housekeeper housekeeper = caller()) {
      housekeeper.start();
      Commands ann = housekeeper.control().as(Asking.by("ann"));
      assertThat(ann.make("call", "http-call", "{\"url\": \"b\"}", Map.of()).sentence())
          .isEqualTo("task 'call' is made");
    }
    try (Housekeeper housekeeper = caller()) {
      housekeeper.start();
      MadeControlContract.await(housekeeper, "b");
      assertThat(ran(housekeeper, "call")).isEqualTo("called b");
      Commands ann = housekeeper.control().as(Asking.by("ann"));
      assertThat(ann.unmake("call")).isInstanceOf(Answer.Done.class);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(housekeeper.control().nodes().plugins())
                      .extracting(PluginStatus::tasks)
                      .containsExactly(0));
    }
  }
}
