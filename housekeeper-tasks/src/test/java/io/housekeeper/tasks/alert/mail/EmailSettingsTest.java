package io.housekeeper.tasks.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.tasks.alert.AlertKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmailSettingsTest {

  private static Email.Settings settings(
      Encryption encryption, Optional<Integer> port, String from, String to) {
    return new Email.Settings(
        "mail.example.org",
        port,
        encryption,
        Optional.of("ann"),
        Optional.of(Secret.of("pw")),
        from,
        List.of(to),
        List.of(AlertKind.FAILURE),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofSeconds(1));
  }

  @Test
  void thePortIsTheUsualOne() {
    String ann = "ann@example.org";
    assertThat(settings(Encryption.STARTTLS, Optional.empty(), ann, ann).server())
        .hasToString("mail.example.org:587");
    assertThat(settings(Encryption.TLS, Optional.empty(), ann, ann).server())
        .hasToString("mail.example.org:465");
    assertThat(settings(Encryption.TLS, Optional.of(1465), ann, ann).server())
        .hasToString("mail.example.org:1465");
  }

  @Test
  void whatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () -> settings(Encryption.NONE, Optional.of(0), "nobody", "a@b.org, c@d.org"))
        .hasMessage(
            "port must be from 1 to 65535; a password is not sent without encryption: it must be"
                + " starttls or tls; from must be an address such as ops@example.org, and was"
                + " 'nobody'; to must be an address such as ops@example.org, and was"
                + " 'a@b.org, c@d.org'");
    assertThatThrownBy(
            () ->
                new Email.Settings(
                    "ann@mail",
                    Optional.empty(),
                    Encryption.NONE,
                    Optional.of("ann"),
                    Optional.empty(),
                    "a@b.org\r\nBcc: c@d.org",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Duration.ZERO))
        .hasMessageStartingWith(
            "host must be a name or an address of a server; user and password go together; from"
                + " must be an address such as ops@example.org, and was 'a@b.org")
        .hasMessageEndingWith(
            "; to must have at least one address; on must have at least one of failure, recovery,"
                + " missed and overdue; patience must be positive, and was PT0S");
  }
}
