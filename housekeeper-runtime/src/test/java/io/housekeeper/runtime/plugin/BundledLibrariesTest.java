package io.housekeeper.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.boot.Housekeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two plugins with other versions of the same libraries, none of them that of the service. */
class BundledLibrariesTest {

  /** Where the build puts them. */
  private static final Path LIBRARIES = Path.of("target", "bundled");

  /** Says which versions it sees. */
  private static final String BODY =
      """
      Object jackson = Class.forName("com.fasterxml.jackson.databind.cfg.PackageVersion")
          .getField("VERSION").get(null);
      Object sentry = Class.forName("io.sentry.SentryOptions").getProtectionDomain()
          .getCodeSource().getLocation();
      // There are two of them in Guava 20, and one since.
      boolean oldGuava = java.util.Arrays.stream(
              Class.forName("com.google.common.base.Objects").getMethods())
          .anyMatch(method -> method.getName().equals("firstNonNull"));
      run.message(jackson + " " + String.valueOf(sentry).replaceAll(".*sentry-|[.]jar$", "") + " "
          + (oldGuava ? "old" : "new"));
      """;

  @TempDir private Path folder;

  @Test
  void runBesideEachOther() throws Exception {
    plugin("older", "old");
    plugin("newer", "new");
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(folder.resolve("ledger.db"))
            .pluginDirectory(folder.resolve("data"))
            .plugins(folder.resolve("plugins"))
            .build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      assertThat(said(housekeeper, "older")).isEqualTo("2.13.5 7.22.6 old");
      assertThat(said(housekeeper, "newer")).isEqualTo("2.22.4 8.62.0 new");
      assertThat(said(housekeeper, "older")).isEqualTo("2.13.5 7.22.6 old");
    }
  }

  private static String said(Housekeeper housekeeper, String task) throws InterruptedException {
    return housekeeper.runNow(task, Duration.ofSeconds(30)).summary().message();
  }

  private void plugin(String name, String libraries) throws IOException {
    Path plugin = Files.createDirectories(folder.resolve("plugins").resolve(name));
    PluginJar.withTask(name, BODY).into(plugin, name + "-1.0.jar");
    try (Stream<Path> jars = Files.list(LIBRARIES.resolve(libraries))) {
      List<Path> all = jars.toList();
      assertThat(all).hasSize(5);
      for (Path jar : all) {
        Files.copy(jar, plugin.resolve(jar.getFileName()));
      }
    }
  }
}
