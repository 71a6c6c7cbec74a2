package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One configuration of all sources: {@code -D} before environment before file before reference. */
final class Layers {

  /** Stands beside this class in the JAR; the guide's reference is made of it. */
  static final String REFERENCE = "reference.conf";

  private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{\\??([^}]+)}");

  private final Sources sources;
  private final List<Problem> problems = new ArrayList<>();

  Layers(Sources sources) {
    this.sources = sources;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  static Config reference() {
    return ConfigFactory.parseURL(
        Optional.ofNullable(Layers.class.getResource(REFERENCE)).orElseThrow(),
        ConfigParseOptions.defaults().setOriginDescription(Place.REFERENCE));
  }

  /** All of them together; nothing if the file cannot be read at all. */
  Optional<Config> merged() {
    Config reference = reference();
    Optional<Config> file =
        sources.file().map(this::file).orElse(Optional.of(ConfigFactory.empty()));
    return file.map(
        said ->
            resolved(
                values(reference)
                    .withFallback(EnvironmentNames.said(sources.environment()))
                    .withFallback(said)
                    .withFallback(reference)));
  }

  private Optional<Config> file(Path file) {
    if (!Files.isReadable(file)) {
      problems.add(
          new Problem(file.toString(), "", "there is no such file, or it may not be read"));
      return Optional.empty();
    }
    try {
      return Optional.of(
          ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)));
    } catch (ConfigException unread) {
      problems.add(Syntax.problem(unread));
      return Optional.empty();
    }
  }

  /** What was said with {@code -D}. */
  private Config values(Config reference) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, String> property : sources.properties().entrySet()) {
      if (isOurs(property.getKey(), reference)) {
        config = with(config, property);
      }
    }
    for (Map.Entry<String, String> value : sources.given().entrySet()) {
      if (path(value.getKey()).isPresent()) {
        config = with(config, value);
      } else {
        problems.add(new Problem("-D" + value.getKey(), "", "is no path of a key"));
      }
    }
    return config;
  }

  /** All others of the process are of the Java runtime and its libraries. */
  private static boolean isOurs(String name, Config reference) {
    return path(name).filter(it -> reference.root().containsKey(root(it))).isPresent();
  }

  private static Config with(Config config, Map.Entry<String, String> value) {
    return Place.said(value.getKey(), value.getValue(), "-D" + value.getKey()).withFallback(config);
  }

  private static Optional<String> path(String name) {
    try {
      ConfigUtil.splitPath(name);
      return Optional.of(name);
    } catch (ConfigException noPath) {
      return Optional.empty();
    }
  }

  private static String root(String path) {
    return ConfigUtil.splitPath(path).get(0);
  }

  /**
   * With the variables of the environment. The library ends with the first one that is missing: it
   * is reported, taken for empty, and the next one is looked for.
   */
  private Config resolved(Config config) {
    Set<String> missing = new HashSet<>();
    while (true) {
      try {
        return config.resolve(
            ConfigResolveOptions.defaults()
                .setUseSystemEnvironment(false)
                .appendResolver(new Environment(sources.environment(), missing)));
      } catch (ConfigException.UnresolvedSubstitution unresolved) {
        String name = name(unresolved);
        problems.add(
            new Problem(
                Optional.ofNullable(unresolved.origin()).map(Place::source).orElse(""),
                "",
                "${%s} is not set: set it, or write ${?%s} to do without".formatted(name, name)));
        if (!missing.add(name)) {
          return ConfigFactory.empty();
        }
      } catch (ConfigException circle) {
        problems.add(Syntax.problem(circle));
        return ConfigFactory.empty();
      }
    }
  }

  private static String name(ConfigException.UnresolvedSubstitution unresolved) {
    Matcher name = UNRESOLVED.matcher(String.valueOf(unresolved.getMessage()));
    return name.find() ? name.group(1) : "?";
  }

  /** What {@code ${NAME}} stands for outside of quotes. */
  private record Environment(Map<String, String> variables, Set<String> missing)
      implements ConfigResolver {

    @Override
    public @org.jspecify.annotations.Nullable ConfigValue lookup(String path) {
      String name = String.join(".", ConfigUtil.splitPath(path));
      if (missing.contains(name)) {
        return ConfigValueFactory.fromAnyRef("", "environment");
      }
      return Optional.ofNullable(variables.get(name))
          .map(value -> ConfigValueFactory.fromAnyRef(value, "environment variable " + name))
          .orElse(null);
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
