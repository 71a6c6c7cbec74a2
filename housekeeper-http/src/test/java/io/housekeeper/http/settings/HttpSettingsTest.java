package io.housekeeper.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.http.settings.HttpSettings.Tls;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever embeds Housekeeper says the same as whoever writes a file. */
class HttpSettingsTest {

  private static final Secret TOKEN = Secret.of("0123456789abcdef");

  private static HttpSettings read(String block) {
    return new Binder(new Names(Map.of(), Map.of("http", TOKEN), true))
        .bind(HttpSettings.class, block, "http")
        .orThrow();
  }

  @Test
  void whatIsNotSaidIsTheSameInCodeAndInAFile() {
    assertThat(HttpSettings.usual()).isEqualTo(read(""));
  }

  @Test
  void whatIsSaidIsTheSameInCodeAndInAFile() {
    assertThat(
            HttpSettings.builder()
                .address("0.0.0.0")
                .port(0)
                .hosts("cron.example.org", "cron")
                .path("/cron")
                .token(TOKEN)
                .newTasks("http-call")
                .newSecrets("shop")
                .tls(new Tls(Optional.of(Path.of("a.pem")), Optional.of(Path.of("b.pem"))))
                .listeners(7)
                .traceLink("https://traces.example.org/{trace}")
                .url("https://cron.example.org")
                .build())
        .isEqualTo(
            read(
                """
                address = 0.0.0.0
                port = 0
                hosts = [cron.example.org, cron]
                path = /cron
                token = "secret:http"
                new-tasks = [http-call]
                new-secrets = [shop]
                tls { certificate = a.pem, key = b.pem }
                listeners = 7
                trace-link = "https://traces.example.org/{trace}"
                url = "https://cron.example.org"
                """));
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    HttpSettingsBuilder builder = HttpSettings.builder();
    for (int port : List.of(-1, 65_536)) {
      assertThatThrownBy(builder.port(port)::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("port must be 0 to 65535, and was " + port);
    }
    assertThatThrownBy(builder.port(0).path("cron/")::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path must begin with a slash and not end with one, and was 'cron/'");
  }
}
