package io.housekeeper.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import io.housekeeper.api.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureTest {

  /** What an extension is told. */
  record Door(
      boolean enabled,
      String address,
      int port,
      List<String> hosts,
      String path,
      Optional<Secret> token,
      List<String> newTasks,
      List<String> newSecrets,
      ConfigObject tls,
      int listeners,
      Optional<String> traceLink,
      Optional<String> url) {}

  private static final String FILE =
      """
      timezone = "Europe/Berlin"
      ledger {
        url = "jdbc:postgresql://ann:sesame@db/cron?sslpassword=sesame&tcpKeepAlive=true"
        password = sesame
      }
      databases.old { url = "jdbc:oracle:thin:scott/sesame@db:1521:XE" }
      databases.odd { url = "jdbc:postgresql://ann:ses/me@sesame@db/odd" }
      databases.shop { url = "jdbc:postgresql://db/shop", user = ann, password = "secret:shop" }
      variables { app-url = "http://app", DB_PASSWORD = sesame, twice = "http://x/?t=s3same" }
      secrets { shop = s3same, pin = 777123 }
      plugins { trusted = [abc], backup { bucket = sesame, pin = 777123, keep = true } }
      tasks.purge {
        type = delete-old-files
        schedule = "0 3 * * *"
        settings { folder = sesame, bearer = "secret:shop" }
      }
      listeners.team { type = slack, url = "https://hooks/sesame" }
      http { port = 99, token = sesame, hosts = [a, b] }
      """;

  @TempDir private Path folder;

  private List<SaidValue> values() throws IOException {
    Path file = folder.resolve("housekeeper.conf");
    Files.writeString(file, FILE);
    Sources sources =
        new Sources(
            Optional.of(file),
            Map.of("SCHEDULER_MAX_CONCURRENT", "20"),
            Map.of(),
            Map.of("ledger.retention", "9d"),
            Map.of("http", Door.class));
    ConfigurationReader.Answer answer = ConfigurationReader.read(sources);
    assertThat(answer.problems()).isEmpty();
    return answer.configuration().orElseThrow().said().values();
  }

  private Map<String, String> texts() throws IOException {
    return values().stream().collect(Collectors.toMap(SaidValue::path, SaidValue::value));
  }

  private Map<String, String> sources() throws IOException {
    return values().stream().collect(Collectors.toMap(SaidValue::path, one -> source(one)));
  }

  /** Without the folder, and without the line of what may grow. */
  private static String source(SaidValue value) {
    return value.source().replaceFirst(".*/", "").replaceFirst("^(the reference):\\d+$", "$1");
  }

  @Test
  void whatIsNoSecretIsShownAsItIs() throws IOException {
    assertThat(texts())
        .containsEntry("timezone", "Europe/Berlin")
        .containsEntry("max-concurrent-runs", "20")
        .containsEntry("variables.app-url", "http://app")
        .containsEntry("plugins.trusted", "[\"abc\"]")
        .containsEntry("plugins.backup.keep", "true")
        .containsEntry("tasks.purge.schedule", "0 3 * * *")
        .containsEntry("listeners.team.type", "slack")
        .containsEntry("http.port", "99")
        .containsEntry("http.hosts", "[\"a\",\"b\"]");
  }

  @Test
  void ofSecretsAtMostTheNameIsShown() throws IOException {
    assertThat(texts())
        .containsEntry("databases.shop.password", "secret:shop")
        .containsEntry("tasks.purge.settings.bearer", "secret:shop")
        .containsEntry(
            "ledger.url", "jdbc:postgresql://ann:***@db/cron?sslpassword=***&tcpKeepAlive=true")
        .containsEntry("databases.old.url", "jdbc:oracle:thin:scott/***@db:1521:XE")
        .containsEntry("databases.odd.url", "jdbc:postgresql://ann:***@db/odd")
        .containsEntry("variables.twice", "http://x/?t=***");
    for (String hidden :
        List.of(
            "ledger.password",
            "variables.DB_PASSWORD",
            "secrets.shop",
            "secrets.pin",
            "plugins.backup.bucket",
            "plugins.backup.pin",
            "tasks.purge.settings.folder",
            "listeners.team.url",
            "http.token")) {
      assertThat(texts()).containsEntry(hidden, "***");
    }
    assertThat(values().toString()).doesNotContain("sesame", "s3same", "777123");
  }

  @Test
  void eachSaysWhereItStands() throws IOException {
    assertThat(sources())
        .containsEntry("ledger.password", "housekeeper.conf:4")
        .containsEntry("tasks.purge.settings.folder", "housekeeper.conf:15")
        .containsEntry("max-concurrent-runs", "environment variable SCHEDULER_MAX_CONCURRENT")
        .containsEntry("ledger.retention", "-Dledger.retention")
        .containsEntry("enabled", "the reference");
  }

  @Test
  void aSecretThatIsNotSetIsNotShownAsOne() {
    Sources nothing = new Sources(Optional.empty(), Map.of(), Map.of());
    Configuration usual = ConfigurationReader.read(nothing).configuration().orElseThrow();
    assertThat(usual.said().values())
        .isNotEmpty()
        .noneMatch(one -> one.path().equals("ledger.password"));
  }

  @Test
  void whatWasNeverReadSaysNothing() {
    assertThat(Disclosure.NONE.values()).isEmpty();
  }
}
