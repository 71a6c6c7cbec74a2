package io.housekeeper.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {

  private static final Names NAMES =
      new Names(
          Map.of("app-url", "http://app:3000", "port", "8080"),
          Map.of("cron", Secret.of("s3cret")),
          true);

  record Everything(
      int count,
      long bytes,
      double share,
      boolean open,
      char sign,
      String text,
      Path folder,
      URI address,
      Duration patience,
      ZoneId zone,
      SkippedTime skipped,
      Secret key,
      Inner inner,
      Optional<Integer> maybe,
      List<String> many,
      Map<String, Inner> byName) {}

  record Inner(int depth) {}

  record Pull(
      @Setting("Where it comes from") URI from,
      @Setting(value = "How long it may take", or = "10s") Duration patience,
      @Setting(value = "How often", or = "3") int retries,
      @Setting(value = "What to leave out", or = "[tmp, old]") List<String> without,
      @Setting("Who may") Optional<Secret> bearer) {

    Pull {
      if (retries > 10) {
        throw new IllegalArgumentException("retries must be 10 or fewer, was " + retries);
      }
    }
  }

  record Holder(Thread thread) {}

  private static <S extends Record> Bound<S> bind(Class<S> type, String text) {
    return new Binder(NAMES).bind(type, text, "settings");
  }

  private static List<String> problems(Class<? extends Record> type, String text) {
    return bind(type, text).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void everyKindOfValueIsRead() {
    Everything all =
        bind(
                Everything.class,
                """
                count = 7
                bytes = 4000000000
                share = 0.5
                open = yes
                sign = ";"
                text = 1.10
                folder = "/var/log"
                address = "https://example.org/a?b=c"
                patience = 1h30m
                zone = "America/New_York"
                skipped = next-valid
                key = "secret:cron"
                inner.depth = 1
                many = [a, "b c"]
                by-name { one.depth = 2, "two.three" { depth = 3 } }
                """)
            .orThrow();
    assertThat(all.count()).isEqualTo(7);
    assertThat(all.bytes()).isEqualTo(4_000_000_000L);
    assertThat(all.share()).isEqualTo(0.5);
    assertThat(all.open()).isTrue();
    assertThat(all.sign()).isEqualTo(';');
    assertThat(all.text()).isEqualTo("1.10");
    assertThat(all.folder()).isEqualTo(Path.of("/var/log"));
    assertThat(all.address()).isEqualTo(URI.create("https://example.org/a?b=c"));
    assertThat(all.patience()).isEqualTo(Duration.ofMinutes(90));
    assertThat(all.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(all.skipped()).isEqualTo(SkippedTime.NEXT_VALID);
    assertThat(all.key().reveal()).isEqualTo("s3cret");
    assertThat(all.inner()).isEqualTo(new Inner(1));
    assertThat(all.maybe()).isEmpty();
    assertThat(all.many()).containsExactly("a", "b c");
    assertThat(all.byName())
        .containsOnly(Map.entry("one", new Inner(2)), Map.entry("two.three", new Inner(3)));
  }

  @Test
  void aSecretIsTakenAsItIsButForTheEndOfItsLine() {
    String block = "from = \"http://a/b\", bearer = \"%s\"";
    assertThat(bearer(block.formatted("a$${b}$$${c\\r\\n\\n"))).isEqualTo("a${b}$${c");
    assertThat(bearer(block.formatted(" a\\nb "))).isEqualTo(" a\nb ");
  }

  private String bearer(String block) {
    return bind(Pull.class, block).orThrow().bearer().orElseThrow().reveal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3c${ret", "s3c${RET}", "s3c${", "s3c$${a}${b"})
  void whatIsWrongWithASecretIsSaidWithoutIt(String secret) {
    String block = "from = \"http://a/b\", bearer = \"%s\"".formatted(secret);
    assertThat(bind(Pull.class, block).problems().toString())
        .contains("bearer")
        .contains("has ${ in it, and no variable that is set behind that")
        .doesNotContain("s3c");
  }

  @Test
  void whatIsNotSaidIsAsTheRecordSays() {
    Pull pull = bind(Pull.class, "from = \"http://a/b\"").orThrow();
    assertThat(pull.patience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(pull.retries()).isEqualTo(3);
    assertThat(pull.without()).containsExactly("tmp", "old");
    assertThat(pull.bearer()).isEmpty();
  }

  @Test
  void jsonIsReadAsWell() {
    Pull pull =
        bind(Pull.class, "{\"from\": \"http://a/b\", \"retries\": 4, \"without\": []}").orThrow();
    assertThat(pull.retries()).isEqualTo(4);
    assertThat(pull.without()).isEmpty();
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    assertThat(
            problems(
                Pull.class,
                """
                patiense = 10s
                retries = many
                without = [a, { b = c }]
                """))
        .containsExactly(
            "settings:1: patiense is unknown: did you mean 'patience'?",
            "settings:1: from is missing (Where it comes from): it must be an address such as"
                + " https://example.org",
            "settings:2: retries must be a whole number, and was 'many'",
            "settings:3: without[2] must be a text, and was a block");
  }

  @Test
  void whatTheRecordRefusesIsAProblemOfItsBlock() {
    assertThat(problems(Pull.class, "from = \"http://a/b\", retries = 11"))
        .containsExactly("settings:1: cannot be: retries must be 10 or fewer, was 11");
  }

  @Test
  void secretsAreShownByTheirNamesOnly() {
    ConfigObject block =
        ConfigFactory.parseString(
                """
                from = "http://ann:sesame@a/${app-url}?key=s3cret"
                bearer = "s3cret", retries = 2, unknown = x
                """)
            .root();
    assertThat(new Binder(NAMES).shown(Pull.class, block))
        .isEqualTo(
            "{\"bearer\":\"***\",\"from\":\"http://ann:***@a/${app-url}?key=***\",\"retries\":2}");
    ConfigObject named = ConfigFactory.parseString("bearer = \"secret:cron\"").root();
    assertThat(new Binder(NAMES).shown(Pull.class, named))
        .isEqualTo("{\"bearer\":\"secret:cron\"}");
  }

  @Test
  void variablesStandForTheirTexts() {
    assertThat(bind(Pull.class, "from = \"${app-url}/api\"").orThrow().from())
        .isEqualTo(URI.create("http://app:3000/api"));
    assertThat(bind(Pull.class, "from = \"${app-url}\", retries = \"${tries:-2}\"").orThrow())
        .extracting(Pull::retries)
        .isEqualTo(2);
    assertThat(problems(Pull.class, "from = \"${app-uri}/api\""))
        .singleElement()
        .asString()
        .contains("from cannot be: '${app-uri}/api' needs the variable app-uri, which is not set");
  }

  @Test
  void secretsAreNamedAndNotShown() {
    assertThat(problems(Pull.class, "from = \"http://a\", bearer = \"secret:crom\""))
        .containsExactly(
            "settings:1: bearer names the secret 'crom', which is not configured:"
                + " did you mean 'cron'?");
    Pull pull = bind(Pull.class, "from = \"http://a\", bearer = \"secret:cron\"").orThrow();
    assertThat(pull.toString()).doesNotContain("s3cret");
  }

  @Test
  void whoeverWritesInABrowserNamesSecretsOnly() {
    Bound<Pull> bound =
        new Binder(NAMES.forBrowsers())
            .bind(Pull.class, "from = \"http://a\", bearer = \"hunter2\"", "the form");
    assertThat(bound.problems())
        .singleElement()
        .asString()
        .isEqualTo("the form:1: bearer must name a secret: write secret:NAME")
        .doesNotContain("hunter2");
  }

  @Test
  void aTextThatIsNoConfigurationIsOneProblemWithAHint() {
    assertThat(problems(Pull.class, "retries = 1\nfrom = http://a"))
        .singleElement()
        .asString()
        .startsWith("settings:2: this cannot be read: ")
        .contains("is written in quotes, as in schedule = \"*/5 * * * *\"");
  }

  @Test
  void aRecordThatCannotBeSettingsIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Holder.class, ""))
        .withMessageContaining("BinderTest$Holder cannot be read: 'thread' is a java.lang.Thread");
  }
}
