package io.housekeeper.sentry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  private static Endpoint of(String dsn) {
    return Endpoint.of(Secret.of(dsn), "housekeeper/1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "https://key@o1.ingest.sentry.io/42,https://o1.ingest.sentry.io/api/42/envelope/",
    "http://key@localhost:9000/1/,http://localhost:9000/api/1/envelope/",
    "https://key:old@host/a/b/7,https://host/a/b/api/7/envelope/"
  })
  void envelopesGoToTheProject(String dsn, String address) {
    assertThat(of(dsn).address()).hasToString(address);
  }

  @Test
  void theKeyIsSaidInAHeaderAlone() {
    assertThat(of("https://key@host/1").authorization())
        .isEqualTo("Sentry sentry_version=7,sentry_client=housekeeper/1.0,sentry_key=key");
    assertThat(of("https://key:old@host/1").authorization())
        .endsWith("sentry_key=key,sentry_secret=old");
    assertThat(of("https://key:old@host/1")).hasToString("https://host/api/1/envelope/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "https://host/1",
        "https://key@host",
        "ftp://key@host/1",
        "https://k@h%/1",
        "https://s3cret\u20ac@host/1",
        "https://s3cret@sentry_relay:9000/1",
        "https://s3cret@host:abc/1"
      })
  void whatIsNoDsnIsRefusedWithoutSayingIt(String dsn) {
    assertThatThrownBy(() -> of(dsn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("dsn must be like https://KEY@HOST/PROJECT")
        .hasMessageNotContaining("s3cret");
  }
}
