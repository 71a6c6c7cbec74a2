package io.housekeeper.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void aSecretPrintsAsStars() {
    Secret secret = Secret.of("s3cr3t");
    assertThat(secret).hasToString("***").isEqualTo(Secret.of("s3cr3t"));
    assertThat(secret).isNotEqualTo(Secret.of("s3cr3t!"));
    assertThat(secret.reveal()).isEqualTo("s3cr3t");
    assertThat("settings " + new Holder(secret)).doesNotContain("s3cr3t");
  }

  @Test
  void exponentialRetriesWaitOneSecondToThirty() {
    Retry retry = Retry.exponential(5);
    assertThat(retry.retries()).isEqualTo(5);
    assertThat(retry.firstDelay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(retry.longestDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(retry.jitter()).isBetween(0.01, 0.5);
  }

  @Test
  void fixedRetriesWaitExactlyThatLong() {
    Retry retry = Retry.fixed(3, Duration.ofSeconds(7));
    assertThat(retry.firstDelay()).isEqualTo(retry.longestDelay()).hasSeconds(7);
    assertThat(retry.jitter()).isZero();
  }

  @Test
  void onlySeveralLateRunsCanBeSpread() {
    CatchUp all = CatchUp.all(Duration.ofHours(6), 20).spread(Duration.ofMinutes(10));
    assertThat(all.spread()).hasMinutes(10);
    assertThatIllegalStateException()
        .isThrownBy(() -> CatchUp.latest(Duration.ofHours(1)).spread(Duration.ofMinutes(1)))
        .withMessageContaining("CatchUp.all");
  }

  private record Holder(Secret password) {}
}
