package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import io.housekeeper.runtime.plugin.PluginJar;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A folder of plugins while a Housekeeper runs; mostly waits for the next look at it. */
@Execution(ExecutionMode.CONCURRENT)
class HotPluginsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Path plugins;
  private Housekeeper housekeeper;

  @BeforeEach
  void build() throws IOException {
    plugins = Files.createDirectories(folder.resolve("plugins"));
    housekeeper =
        Housekeeper.builder()
            .ledger(folder.resolve("ledger.db"))
            .pluginDirectory(folder.resolve("data"))
            .plugins(plugins)
            .build();
  }

  @AfterEach
  void close() {
    housekeeper.close(Duration.ofSeconds(1));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private void put(String file, String task, String message) {
    put(file, PluginJar.withTask(task, "run.message(\"%s\");".formatted(message)));
  }

  private void put(String file, PluginJar jar) {
    jar.into(folder.resolve("made"), file);
    try {
      Files.copy(
          folder.resolve("made").resolve(file),
          plugins.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String said(String task) {
    try {
      return housekeeper.runNow(task, LONG).summary().message();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean has(String task) {
    return housekeeper.control().tasks().status(task).isPresent();
  }

  private List<String> versions() {
    return housekeeper.control().nodes().plugins().stream().map(PluginStatus::version).toList();
  }

  private String problems() {
    return housekeeper.control().nodes().health().problems().toString();
  }

  @Test
  void whatLiesThereAtTheStartRuns() {
    put("shop-1.0.jar", "refill", "one");
    StartReport report = housekeeper.start();
    assertThat(report.registered()).containsExactly("refill");
    assertThat(said("refill")).isEqualTo("one");
  }

  @Test
  void whatComesRunsWithinSeconds() throws Exception {
    housekeeper.start();
    PluginJar.withTask("beat", "")
        .source(
            "com.example.Work",
            PluginJar.task("Work", "beat", "")
                .replace("named(\"beat\")", "named(\"beat\").schedule(\"* * * * * *\")"))
        .into(folder.resolve("made"), "pulse.jar");
    long begin = System.nanoTime();
    Files.copy(folder.resolve("made/pulse.jar"), plugins.resolve("pulse.jar"));
    await(
        "its first run",
        () ->
            has("beat")
                && housekeeper.control().tasks().status("beat").orElseThrow().totalRuns() > 0);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOld() throws Exception {
    put("shop-1.0.jar", "refill", "one");
    housekeeper.start();
    put("shop-1.1.jar", "refill", "two");
    await("the new version", () -> said("refill").equals("two"));
    await("that the old one has gone", () -> versions().equals(List.of("1.1")));
    put("shop-0.9.jar", "refill", "old");
    await(
        "that it is refused",
        () ->
            problems()
                .contains(
                    "shop-0.9.jar is not used: version 1.1 of plugin 'shop' is newer, and lies there too"));
    assertThat(said("refill")).isEqualTo("two");
  }

  @Test
  void aTaskThatTheNewVersionLacksGoes() throws Exception {
    put("shop.jar", "refill", "one");
    housekeeper.start();
    put("shop.jar", "restock", "two");
    await("the new task", () -> has("restock"));
    assertThat(said("restock")).isEqualTo("two");
    await(
        "that the old one has gone",
        () -> housekeeper.control().nodes().plugins().get(0).tasks() == 1);
  }

  @Test
  void aBrokenVersionLeavesTheOldOneRunning() throws Exception {
    put("shop-1.0.jar", "refill", "one");
    housekeeper.start();
    Files.writeString(plugins.resolve("shop-1.1.jar"), "not a JAR");
    await("that it is refused", () -> problems().contains("shop-1.1.jar is no JAR"));
    Files.delete(plugins.resolve("shop-1.1.jar"));
    new PluginJar()
        .source("com.example.Good", PluginJar.task("Good", "refill", "run.message(\"two\");"))
        .source(
            "com.example.Bad",
            PluginJar.task("Bad", "bad", "")
                .replace("public TaskSpec", "static int n = 1 / 0; public TaskSpec"))
        .service(io.housekeeper.api.Task.class, "com.example.Good", "com.example.Bad")
        .into(plugins, "shop-1.2.jar");
    await(
        "that half of it is not enough",
        () ->
            problems()
                .contains(
                    "version 1.2 of plugin 'shop' is not used, and 1.0 goes on: plugin 'shop' brings a task that is not used: a static initialiser failed: java.lang.ArithmeticException: / by zero"));
    assertThat(problems()).doesNotContain("1.1");
    assertThat(said("refill")).isEqualTo("one");
  }

  @Test
  void aTaskOfAnotherPluginIsNotTaken() throws Exception {
    put("shop.jar", "refill", "one");
    housekeeper.start();
    put("other.jar", "refill", "two");
    await(
        "that it is refused",
        () ->
            problems()
                .contains(
                    "task 'refill' of plugin 'other' is not run: plugin 'shop' has brought a task of that name before"));
    assertThat(said("refill")).isEqualTo("one");
  }

  @Test
  void whatRunsEndsInItsOwnVersion() throws Exception {
    System.clearProperty("hot.gate");
    put("shop.jar", "refill", "one");
    PluginJar.withTask(
            "refill",
            "while (System.getProperty(\"hot.gate\") == null) Thread.sleep(5); run.message(Class.forName(\"com.example.Late\").getSimpleName());")
        .source("com.example.Late", "package com.example; public class Late {}")
        .into(plugins, "shop.jar");
    housekeeper.start();
    String run =
        ((io.housekeeper.runtime.control.Answer.Accepted) housekeeper.runNow("refill")).run();
    put("shop.jar", "restock", "two");
    await("the new version", () -> has("restock"));
    System.setProperty("hot.gate", "open");
    await(
        "its end", () -> housekeeper.control().runs().detail(run).orElseThrow().summary().isOver());
    assertThat(housekeeper.control().runs().detail(run).orElseThrow().summary().message())
        .isEqualTo("Late");
  }

  @Test
  void whatIsTakenAwayRunsNoLonger() throws Exception {
    put("shop.jar", "refill", "one");
    housekeeper.start();
    Files.delete(plugins.resolve("shop.jar"));
    await("that it has gone", () -> housekeeper.control().nodes().plugins().isEmpty());
  }

  @Test
  void afterManyVersionsOneLoaderIsLeft() throws Exception {
    housekeeper.start();
    for (int i = 1; i <= 6; i++) {
      String version = Integer.toString(i);
      put("shop.jar", traced(version));
      await("version " + i, () -> has("refill") && said("refill").equals(version));
    }
    await("that the old ones have gone", () -> livingLoaders() == 1);
  }

  private static PluginJar traced(String version) {
    String note =
        "System.getProperties().put(\"hot.loader.\" + System.nanoTime(),"
            + " new java.lang.ref.WeakReference<>(Work.class.getClassLoader()));";
    return PluginJar.withTask("refill", "run.message(\"%s\"); %s".formatted(version, note));
  }

  /** Each version leaves a weak reference to its loader where the test finds it. */
  private static long livingLoaders() {
    System.gc();
    return System.getProperties().values().stream()
        .filter(
            value -> value instanceof WeakReference<?> left && left.get() instanceof ClassLoader)
        .count();
  }

  private Answer reload(String plugin) {
    return housekeeper.control().as(Asking.by("ann").because("a test")).here().reload(plugin);
  }

  @Test
  void aPluginIsLoadedAnewWhenSomebodyWantsThat() {
    put(
        "count-1.0.jar",
        PluginJar.withTask(
            "count", "run.message(\"\" + System.identityHashCode(getClass().getClassLoader()));"));
    housekeeper.start();
    String before = said("count");
    assertThat(said("count")).isEqualTo(before);
    assertThat(reload("count"))
        .isEqualTo(new Answer.Done("plugin 'count' is loaded anew on this node"));
    assertThat(said("count")).isNotEqualTo(before);
    assertThat(housekeeper.control().audit(Optional.empty(), Optional.empty(), 10))
        .anySatisfy(
            change -> {
              assertThat(change.what()).isEqualTo("reload plugin");
              assertThat(change.by().who()).isEqualTo("ann");
            });
    assertThat(reload("nothing").sentence())
        .isEqualTo("there is no plugin 'nothing' in a folder of plugins of this node");
  }

  @Test
  void whatCannotBeLoadedAnewGoesOn() throws Exception {
    put("shop-1.0.jar", "refill", "one");
    housekeeper.start();
    Files.writeString(plugins.resolve("shop-1.0.jar"), "no JAR any more");
    assertThat(reload("shop")).isInstanceOf(Answer.Refused.class);
    assertThat(said("refill")).isEqualTo("one");
    assertThat(problems()).contains(reload("shop").sentence());
  }
}
