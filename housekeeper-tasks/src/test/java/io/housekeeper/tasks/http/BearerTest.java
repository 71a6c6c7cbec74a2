package io.housekeeper.tasks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

  @Test
  void isWhatComesBehindItsName() {
    assertThat(Bearer.header(Secret.of("a-B_9.~+/="))).isEqualTo("Bearer a-B_9.~+/=");
    assertThat(Bearer.header(Secret.of("change me"))).isEqualTo("Bearer change me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s3cret\n", "s3cret\r\nX-Other: 1", " s3cret", "s3cret ", "s3cret\u20ac"})
  void whatCannotBeSentIsRefusedWithoutSayingIt(String text) {
    Secret secret = Secret.of(text);
    assertThatThrownBy(() -> Bearer.check(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bearer must be")
        .hasMessageNotContaining("s3")
        .hasNoCause();
  }
}
