package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The variables of the environment that say something without being named in a file. */
final class EnvironmentNames {

  /**
   * What a variable says.
   *
   * @param path of the key that it replaces
   * @param value from its text
   */
  private record Meaning(String path, UnaryOperator<String> value) {}

  private static final Map<String, Meaning> ALL = all();

  /**
   * What says more of what another one says, and nothing without it: programs beside this have it,
   * too.
   */
  private static final Map<String, Map<String, Meaning>> MORE =
      Map.of(
          "SENTRY_DSN",
          Map.of(
              "SENTRY_ENVIRONMENT",
              as("listeners.sentry.environment"),
              "SENTRY_RELEASE",
              as("listeners.sentry.release")));

  private EnvironmentNames() {}

  private static Map<String, Meaning> all() {
    Map<String, Meaning> all = new LinkedHashMap<>();
    all.put("SCHEDULER_ENABLED", as("enabled"));
    all.put("SCHEDULER_TIMEZONE", as("timezone"));
    all.put("SCHEDULER_MAX_CONCURRENT", as("max-concurrent-runs"));
    all.put("SCHEDULER_HISTORY_RETENTION", new Meaning("ledger.retention", EnvironmentNames::days));
    all.put("CRON_SECRET", asItIs("secrets.cron"));
    all.put("HOUSEKEEPER_TOKEN", asItIs("http.token"));
    all.put("SENTRY_DSN", asItIs("listeners.sentry.dsn"));
    all.put("PORT", new Meaning("http.port", EnvironmentNames::next));
    all.put("CRON_PORT", as("http.port"));
    return all;
  }

  private static Meaning as(String path) {
    return new Meaning(path, UnaryOperator.identity());
  }

  /** A secret, in which nothing is a variable. */
  private static Meaning asItIs(String path) {
    return new Meaning(path, text -> text.replace("${", "$${"));
  }

  /** A bare number is of days there. */
  private static String days(String text) {
    return text.matches("\\d+") ? text + "d" : text;
  }

  /** Next to the application that listens at a port. */
  private static String next(String port) {
    return port.matches("\\d{1,5}") ? Integer.toString(Integer.parseInt(port) + 1) : port;
  }

  /** What the environment says; a variable that is set to nothing says nothing. */
  static Config said(Map<String, String> environment) {
    Map<String, Meaning> asked = new LinkedHashMap<>(ALL);
    MORE.forEach(
        (name, more) -> {
          if (text(environment, name).isPresent()) {
            asked.putAll(more);
          }
        });
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, Meaning> known : asked.entrySet()) {
      Optional<String> text = text(environment, known.getKey());
      if (text.isPresent()) {
        Meaning meaning = known.getValue();
        config =
            Place.said(
                    meaning.path(),
                    meaning.value().apply(text.get()),
                    "environment variable " + known.getKey())
                .withFallback(config);
      }
    }
    return config;
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
  }
}
