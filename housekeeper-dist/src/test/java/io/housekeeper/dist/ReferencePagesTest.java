package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference pages of the guide say what the code says. After a change they are written anew:
 * {@code mvn -pl housekeeper-dist -am test -Dtest=ReferencePagesTest -Dpages.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReferencePagesTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theConfiguration() {
    check(
        "configuration-reference.md",
        """
        # The configuration, key by key

        Every key with the value that holds where a file says nothing. How a file is read, and what replaces
        what, is in [configuration.md](configuration.md). This page is made of the reference in the code.

        ```hocon
        """
            + reference()
            + "```\n");
  }

  private static String reference() {
    try (InputStream in = Configuration.class.getResourceAsStream("reference.conf")) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Test
  void theTypesOfTasks() {
    List<TaskType<?>> all = new ArrayList<>();
    for (TaskType<?> type : ServiceLoader.load(TaskType.class)) {
      all.add(type);
    }
    String types =
        all.stream()
            .sorted(Comparator.comparing((TaskType<?> type) -> type.spec().name()))
            .map(ReferencePagesTest::section)
            .collect(Collectors.joining("\n"));
    check(
        "task-types.md",
        """
        # Types of tasks

        What the plugin housekeeper-tasks brings: `type = …` in a block of `tasks` makes one, with these in its
        `settings`. What is in brackets holds unless something is set; what has none must be set. This page is
        made of the code.

        """
            + types);
  }

  @Test
  void theTypesOfListeners() throws Exception {
    ListenerTypes types = new ListenerTypes();
    for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
      plugin.install(types);
    }
    check(
        "listener-types.md",
        """
        # Types of listeners

        What a block of `listeners` can be told beside its `type`; what they are for is in
        [alerts.md](alerts.md) and [sentry.md](sentry.md). What is in brackets holds unless something is set; what has none must be set.
        This page is made of the code.

        """
            + types.settings().entrySet().stream()
                .map(type -> "## %s\n\n%s".formatted(type.getKey(), table(type.getValue())))
                .collect(Collectors.joining("\n")));
  }

  private static String section(TaskType<?> type) {
    return "## %s\n\n%s.%s\n\n%s"
        .formatted(
            type.spec().name(),
            type.spec().description(),
            type.spec().dryRunSupported() ? " A dry run says what it would do." : "",
            table(type.settings()));
  }

  private static String table(Class<?> settings) {
    return "| setting | what | |\n| --- | --- | --- |\n" + rows("", settings);
  }

  private static String rows(String prefix, Class<?> settings) {
    return Arrays.stream(settings.getRecordComponents())
        .map(component -> row(prefix, component))
        .collect(Collectors.joining());
  }

  private static String row(String prefix, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    String name = prefix + dashed(component.getName());
    String row =
        "| `%s` | %s | %s |\n"
            .formatted(name, setting.value(), kind(component.getGenericType(), setting.or()));
    return inner(component.getGenericType())
        .map(record -> row + rows(name + (isByName(component) ? ".NAME." : "."), record))
        .orElse(row);
  }

  private static boolean isByName(RecordComponent component) {
    return component.getType().equals(Map.class);
  }

  private static Optional<Class<?>> inner(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return inner(arguments[arguments.length - 1]);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? Optional.of(plain) : Optional.empty();
  }

  private static String kind(Type type, String or) {
    String name = type.getTypeName();
    String words =
        name.startsWith("java.util.Optional") ? "(not set)" : or.isEmpty() ? "" : "(" + or + ")";
    if (name.startsWith("java.util.List") && or.isEmpty()) {
      words = "a list (empty)";
    } else if (name.startsWith("java.util.Map")) {
      words = "a block (empty)";
    }
    return name.contains(Secret.class.getName()) ? (words + " secret").strip() : words;
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static void check(String page, String text) {
    Path file = DOCS.resolve(page);
    try {
      if (Boolean.getBoolean("pages.write")) {
        Files.writeString(file, text);
      }
      assertThat(Files.readString(file)).isEqualTo(text);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
