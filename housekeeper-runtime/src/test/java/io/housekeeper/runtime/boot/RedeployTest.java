package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.guice.TaskModule;
import io.housekeeper.runtime.plugin.PluginJar;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that are loaded again and again, by settings that change: nothing is left of the loadings
 * before, whatever a plugin keeps.
 */
class RedeployTest {

  private static final int TIMES = 50;
  private static final int SETTLED = 15;
  private static final long ROOM = 3L * 1024 * 1024;

  /**
   * Of the task: says its settings, and leaves a reference to its loader where the test finds it.
   */
  private static final String BODY =
      """
      run.message(settings.text());
      System.getProperties().put("redeploy.loader." + System.nanoTime(),
          new java.lang.ref.WeakReference<>(getClass().getClassLoader()));
      """;

  private static final String SETTINGS =
      """
      package com.example;
      import io.housekeeper.api.Setting;
      public record Settings(@Setting("What it says") String text) {}
      """;

  private static final String WORK =
      """
      package com.example;
      import io.housekeeper.api.*;
      public class Work implements Task {
        private final Settings settings;
        %s public Work(Settings settings) { this.settings = settings; }
        public TaskSpec spec() { return TaskSpec.named("work").build(); }
        public void run(TaskRun run) throws Exception { %s }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aPlainPluginWithThreads() throws Exception {
    redeploy(
        new PluginJar()
            .source("com.example.Settings", SETTINGS)
            .source("com.example.Work", WORK.formatted("", BODY))
            .source(
                "com.example.Shop",
                """
                package com.example;
                import io.housekeeper.api.*;
                import java.util.concurrent.*;
                public class Shop implements Plugin {
                  public void install(PluginSetup setup) throws Exception {
                    ExecutorService pool = setup.closing(Executors.newFixedThreadPool(2));
                    pool.submit(() -> "warm").get();
                    setup.task(new Work(setup.settings(Settings.class)));
                  }
                }
                """)
            .service(Plugin.class, "com.example.Shop"));
  }

  @Test
  void aGuiceModule() throws Exception {
    redeploy(
        new PluginJar()
            .source("com.example.Settings", SETTINGS)
            .source("com.example.Work", WORK.formatted("@com.google.inject.Inject", BODY))
            .source(
                "com.example.Shop",
                """
                package com.example;
                import io.housekeeper.api.guice.TaskModule;
                import java.util.concurrent.*;
                public class Shop extends TaskModule {
                  protected void configureTasks() {
                    settings(Settings.class);
                    bind(ExecutorService.class).toInstance(closing(Executors.newCachedThreadPool()));
                    task(Work.class);
                  }
                }
                """)
            .service(TaskModule.class, "com.example.Shop"));
  }

  @Test
  void aPluginWithAJdbcDriver() throws Exception {
    String connects = "java.sql.DriverManager.getDriver(\"jdbc:shop:\");" + BODY;
    redeploy(
        new PluginJar()
            .source("com.example.Settings", SETTINGS)
            .source("com.example.Work", WORK.formatted("", connects))
            .source(
                "com.example.Shop",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class Shop implements Plugin {
                  public void install(PluginSetup setup) {
                    setup.task(new Work(setup.settings(Settings.class)));
                  }
                }
                """)
            .source(
                "com.example.ShopDriver",
                """
                package com.example;
                import java.sql.*;
                import java.util.Properties;
                public class ShopDriver implements Driver {
                  static {
                    try {
                      DriverManager.registerDriver(new ShopDriver());
                    } catch (SQLException impossible) {
                      throw new IllegalStateException(impossible);
                    }
                  }
                  public Connection connect(String url, Properties info) { return null; }
                  public boolean acceptsURL(String url) { return url.startsWith("jdbc:shop:"); }
                  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
                    return new DriverPropertyInfo[0];
                  }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 0; }
                  public boolean jdbcCompliant() { return false; }
                  public java.util.logging.Logger getParentLogger() { return null; }
                }
                """)
            .service(Plugin.class, "com.example.Shop")
            .service(java.sql.Driver.class, "com.example.ShopDriver"));
  }

  private void redeploy(PluginJar jar) throws Exception {
    jar.into(folder.resolve("plugins"), "shop-1.0.jar");
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("redeploy."));
    try (Housekeeper housekeeper = builder("0").build()) {
      housekeeper.start();
      long settled = 0;
      for (int i = 1; i <= TIMES; i++) {
        String text = Integer.toString(i);
        assertThat(housekeeper.become(builder(text)).failed()).isEmpty();
        assertThat(housekeeper.runNow("work", Duration.ofSeconds(30)).summary().message())
            .isEqualTo(text);
        if (i == SETTLED) {
          settled = metaspace();
        }
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(livingLoaders()).isEqualTo(1));
      assertThat(metaspace()).isLessThan(settled + ROOM);
    }
  }

  private HousekeeperBuilder builder(String text) throws IOException {
    return ConfigurationText.builder(folder, "plugins.shop.text = \"%s\"".formatted(text));
  }

  private static long livingLoaders() {
    System.gc();
    return System.getProperties().entrySet().stream()
        .filter(entry -> entry.getKey().toString().startsWith("redeploy."))
        .filter(entry -> ((WeakReference<?>) entry.getValue()).get() instanceof ClassLoader)
        .map(entry -> ((WeakReference<?>) entry.getValue()).get())
        .distinct()
        .count();
  }

  private static long metaspace() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
