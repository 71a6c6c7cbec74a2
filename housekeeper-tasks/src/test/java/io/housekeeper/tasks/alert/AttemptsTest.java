package io.housekeeper.tasks.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private final Queue<IOException> troubles = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int calls;

  private void send() throws IOException, InterruptedException {
    new Attempts(this::answer, pauses::add).send(Messages.ofFailure());
  }

  private void answer(Message message) throws IOException {
    calls++;
    IOException trouble = troubles.poll();
    if (trouble != null) {
      throw trouble;
    }
  }

  private static NotNow busy(Optional<Duration> wait) {
    return new NotNow(new Failure("busy"), wait);
  }

  @Test
  void whatMayGoBetterSoonIsTriedAgain() throws Exception {
    troubles.add(busy(Optional.empty()));
    troubles.add(busy(Optional.of(Duration.ofSeconds(7))));
    troubles.add(busy(Optional.of(Duration.ofHours(1))));
    send();
    assertThat(calls).isEqualTo(4);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofSeconds(30));
  }

  @Test
  void butNotForEver() {
    for (int i = 0; i < 9; i++) {
      troubles.add(busy(Optional.empty()));
    }
    assertThatThrownBy(this::send).isInstanceOf(Failure.class).hasMessage("busy");
    assertThat(calls).isEqualTo(4);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aRefusalIsOne() {
    troubles.add(new Failure("not you"));
    assertThatThrownBy(this::send).hasMessage("not you");
    assertThat(calls).isEqualTo(1);
  }
}
