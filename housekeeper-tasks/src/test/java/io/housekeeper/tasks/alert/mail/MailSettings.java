package io.housekeeper.tasks.alert.mail;

import io.housekeeper.api.Secret;
import io.housekeeper.tasks.alert.AlertKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of tests. */
final class MailSettings {

  private MailSettings() {}

  static Email.Settings of(int port, Encryption encryption, Optional<String> user) {
    return new Email.Settings(
        "localhost",
        Optional.of(port),
        encryption,
        user,
        user.map(name -> Secret.of("pass of " + name)),
        "Housekeeper <cron@example.org>",
        List.of("ops@example.org", "Jörg Büttner <joerg@example.org>"),
        List.of(AlertKind.values()),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofSeconds(20));
  }
}
