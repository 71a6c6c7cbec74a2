package io.housekeeper.sentry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private long nanos;
  private final Limits limits = new Limits(() -> nanos);

  private void said(int status, String header, String value) {
    limits.heed(status, HttpHeaders.of(Map.of(header, List.of(value)), (name, it) -> true));
  }

  private List<Duration> left() {
    return List.of(limits.left(Cargo.CHECK_IN), limits.left(Cargo.EVENT));
  }

  @Test
  void aLimitIsOfItsCategories() {
    said(
        200, "X-Sentry-Rate-Limits", "60:transaction:organization, 30:monitor;session:project:why");
    assertThat(left()).containsExactly(Duration.ofSeconds(30), Duration.ZERO);
    said(429, "X-Sentry-Rate-Limits", "2.5::organization");
    assertThat(left()).containsExactly(Duration.ofMillis(2_500), Duration.ofMillis(2_500));
  }

  @Test
  void itEnds() {
    said(429, "Retry-After", "3");
    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(left()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(left()).containsExactly(Duration.ZERO, Duration.ZERO);
  }

  @Test
  void whereNothingIsSaidItIsAMinute() {
    said(429, "X-Other", "1");
    assertThat(left()).containsOnly(Duration.ofSeconds(60));
    said(503, "X-Other", "1");
    assertThat(left()).containsOnly(Duration.ofSeconds(60));
  }

  @Test
  void nonsenseIsNoLimitAndNoneIsLongerThanAnHour() {
    said(200, "X-Sentry-Rate-Limits", "soon:monitor, , 5, -3:error:x, 1e9:error");
    assertThat(left()).containsOnly(Duration.ZERO);
    said(200, "X-Sentry-Rate-Limits", "999999999:error");
    assertThat(left()).containsExactly(Duration.ZERO, Duration.ofHours(1));
  }
}
