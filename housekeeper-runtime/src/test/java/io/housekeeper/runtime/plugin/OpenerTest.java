package io.housekeeper.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import io.housekeeper.api.guice.TaskModule;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenerTest {

  @TempDir private Path folder;
  private int openers;
  private final List<Installed> opened = new java.util.ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Installed::close);
  }

  private Opener opener(Opener.Terms terms) {
    Grounds grounds =
        new Grounds(
            () -> Instant.EPOCH,
            name -> {
              throw new IllegalArgumentException("there is no database '" + name + "'");
            },
            folder.resolve("own"));
    return Opener.of(terms, grounds, folder.resolve("copies-" + openers++));
  }

  private Installed open(Path source) throws CannotInstall {
    Installed installed =
        opener(new Opener.Terms(List.of(), List.of())).open(source, name -> settings(""));
    opened.add(installed);
    return installed;
  }

  private static PluginSettings settings(String text) {
    return new ConfiguredSettings(
        new Binder(Names.NONE), ConfigFactory.parseString(text).root(), "plugins.shop");
  }

  private String refusal(PluginJar jar) {
    return refusal(jar.into(folder, "shop-1.0.jar"));
  }

  private String refusal(Path jar) {
    return catchThrowableOfType(CannotInstall.class, () -> open(jar)).sentence();
  }

  private static List<String> names(Installed installed) {
    return installed.tasks().stream().map(task -> task.spec().name()).toList();
  }

  // --- what works ---

  @Test
  void aTaskIsOneClassAndOneLine() throws Exception {
    Installed shop = open(PluginJar.withTask("purge", "").into(folder, "shop-tasks-1.4.2.jar"));
    assertThat(names(shop)).containsExactly("purge");
    assertThat(shop.origin().name()).isEqualTo("shop-tasks");
    assertThat(shop.origin().version()).isEqualTo("1.4.2");
    assertThat(shop.origin().loader()).hasToString("plugin shop-tasks 1.4.2");
  }

  @Test
  void theVersionOfTheManifestCounts() throws Exception {
    PluginJar jar = PluginJar.withTask("purge", "").said("Implementation-Version", "2.0-rc1");
    assertThat(open(jar.into(folder, "shop-1.jar")).origin().version()).isEqualTo("2.0-rc1");
  }

  @Test
  void aFolderOfJarsIsOnePlugin() throws Exception {
    Path shop = folder.resolve("shop");
    new PluginJar()
        .source("com.example.lib.Words", "package com.example.lib; public class Words {}")
        .said("Implementation-Version", "9")
        .into(shop, "a-library.jar");
    PluginJar.withTask("purge", "Class.forName(\"com.example.lib.Words\");")
        .said("Implementation-Version", "3")
        .into(shop, "tasks.jar");
    Installed installed = open(shop);
    assertThat(installed.origin().name()).isEqualTo("shop");
    assertThat(installed.origin().version()).isEqualTo("3");
    assertThat(installed.origin().loader().loadClass("com.example.lib.Words")).isNotNull();
  }

  @Test
  void allFourDoorsAreOpen() throws Exception {
    PluginJar jar =
        new PluginJar()
            .source("com.example.A", PluginJar.task("A", "a", ""))
            .source(
                "com.example.B",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class B implements TaskType<B.S> {
                  public record S(int depth) {}
                  public TaskSpec spec() { return TaskSpec.named("b").build(); }
                  public Class<S> settings() { return S.class; }
                  public void run(S settings, TaskRun run) {}
                }
                """)
            .source(
                "com.example.C",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class C implements Plugin {
                  public void install(PluginSetup setup) {
                    setup.task(Task.of(TaskSpec.named("c").build(), run -> {}));
                  }
                }
                """)
            .source(
                "com.example.D",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class D extends io.housekeeper.api.guice.TaskModule {
                  public record S(String greeting) {}
                  public static class Greet implements Task {
                    private final S settings;
                    @jakarta.inject.Inject Greet(S settings) { this.settings = settings; }
                    public TaskSpec spec() { return TaskSpec.named(settings.greeting()).build(); }
                    public void run(TaskRun run) {}
                  }
                  protected void configureTasks() { settings(S.class); task(Greet.class); }
                }
                """)
            .service(Task.class, "com.example.A")
            .service(TaskType.class, "com.example.B")
            .service(Plugin.class, "com.example.C")
            .service(TaskModule.class, "com.example.D");
    Installed all =
        opener(new Opener.Terms(List.of(), List.of()))
            .open(jar.into(folder, "shop.jar"), name -> settings("greeting = hello"));
    opened.add(all);
    assertThat(names(all)).containsExactly("a", "c", "hello");
    assertThat(all.types()).extracting(InstalledType::name).containsExactly("b");
    assertThat(all.failures()).isEmpty();
  }

  @Test
  void itHasNothingOfTheServiceButWhatIsShared() throws Exception {
    ClassLoader loader =
        open(PluginJar.withTask("purge", "").into(folder, "a.jar")).origin().loader();
    assertThat(loader.loadClass(Task.class.getName())).isSameAs(Task.class);
    assertThat(
            catchThrowableOfType(
                ClassNotFoundException.class, () -> loader.loadClass(Opener.class.getName())))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                ClassNotFoundException.class, () -> loader.loadClass("org.jdbi.v3.core.Jdbi")))
        .isNotNull();
  }

  @Test
  void whatTheServiceDoesNotHaveOfASharedPackageIsThePluginsOwn() throws Exception {
    PluginJar jar =
        PluginJar.withTask("purge", "")
            .source("org.slf4j.bridge.Own", "package org.slf4j.bridge; public class Own {}");
    ClassLoader loader = open(jar.into(folder, "a.jar")).origin().loader();
    assertThat(loader.loadClass("org.slf4j.bridge.Own").getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
  }

  @Test
  void itsCodeSeesItsLoaderAsItsThreads() throws Exception {
    PluginJar jar =
        new PluginJar()
            .source(
                "com.example.C",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class C implements Plugin {
                  private static final ClassLoader MADE = Thread.currentThread().getContextClassLoader();
                  public void install(PluginSetup setup) {
                    ClassLoader own = C.class.getClassLoader();
                    if (MADE != own || Thread.currentThread().getContextClassLoader() != own) {
                      throw new IllegalStateException("another loader");
                    }
                    setup.task(Task.of(TaskSpec.named("c").build(), run -> {}));
                  }
                }
                """)
            .service(Plugin.class, "com.example.C");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThat(names(open(jar.into(folder, "a.jar")))).containsExactly("c");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void itsDriversAreThereAsLongAsItIs() throws Exception {
    PluginJar jar =
        PluginJar.withTask("purge", "")
            .source(
                "com.example.NoDriver",
                """
                package com.example;
                import java.sql.*;
                public class NoDriver implements Driver {
                  static { try { DriverManager.registerDriver(new NoDriver()); } catch (SQLException e) { throw new RuntimeException(e); } }
                  public Connection connect(String url, java.util.Properties info) { return null; }
                  public boolean acceptsURL(String url) { return false; }
                  public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return new DriverPropertyInfo[0]; }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 0; }
                  public boolean jdbcCompliant() { return false; }
                  public java.util.logging.Logger getParentLogger() { return null; }
                }
                """)
            .source(
                "com.example.Look",
                """
                package com.example;
                public class Look {
                  public static long drivers() {
                    return java.sql.DriverManager.drivers().filter(NoDriver.class::isInstance).count();
                  }
                }
                """)
            .service(java.sql.Driver.class, "com.example.NoDriver");
    Installed installed = open(jar.into(folder, "a.jar"));
    // The driver manager shows to each loader its own.
    Method drivers = installed.origin().loader().loadClass("com.example.Look").getMethod("drivers");
    assertThat(drivers.invoke(null)).isEqualTo(1L);
    installed.close();
    assertThat(drivers.invoke(null)).isEqualTo(0L);
  }

  @Test
  void theDriversOfTheServiceAreFoundAllTheSame() throws Exception {
    open(PluginJar.withTask("purge", "").into(folder, "a.jar"));
    assertThat(DriverManager.getDriver("jdbc:sqlite:x").acceptsURL("jdbc:sqlite:x")).isTrue();
    assertThat(DriverManager.getDriver("jdbc:postgresql://x/y").getMajorVersion()).isPositive();
  }

  @Test
  void whatIsLoadedIsACopy() throws Exception {
    Path jar =
        PluginJar.withTask("purge", "new Later();")
            .source("com.example.Later", "package com.example; class Later {}")
            .into(folder, "a.jar");
    Installed installed = open(jar);
    Files.writeString(jar, "something else");
    assertThat(installed.origin().loader().loadClass("com.example.Later")).isNotNull();
  }

  // --- what does not, and what is said then ---

  @Test
  void oneTypeThatCannotSayItsNameDoesNotHideTheTasks() throws Exception {
    PluginJar jar =
        PluginJar.withTask("purge", "")
            .source(
                "com.example.Nameless",
                """
                package com.example;
                import io.housekeeper.api.*;
                public class Nameless implements TaskType<Nameless.S> {
                  public record S(int depth) {}
                  public TaskSpec spec() { throw new IllegalStateException("no name"); }
                  public Class<S> settings() { return S.class; }
                  public void run(S settings, TaskRun run) {}
                }
                """)
            .service(TaskType.class, "com.example.Nameless");
    Installed installed = open(jar.into(folder, "shop-1.0.jar"));
    assertThat(names(installed)).containsExactly("purge");
    assertThat(installed.failures())
        .containsExactly(
            "plugin 'shop' brings a type of tasks that is not used:"
                + " java.lang.IllegalStateException: no name");
  }

  @Test
  void oneTaskThatFailsDoesNotHideTheOthers() throws Exception {
    PluginJar jar =
        new PluginJar()
            .source(
                "com.example.A",
                PluginJar.task("A", "a", "")
                    .replace(
                        "public TaskSpec",
                        "public A() { throw new IllegalStateException(\"no\"); } public TaskSpec"))
            .source("com.example.B", PluginJar.task("B", "b", ""))
            .service(Task.class, "com.example.A", "com.example.None", "com.example.B");
    Installed installed = open(jar.into(folder, "shop-1.0.jar"));
    assertThat(names(installed)).containsExactly("b");
    assertThat(installed.failures())
        .containsExactly(
            "plugin 'shop' brings a task that is not used: java.lang.IllegalStateException: no",
            "plugin 'shop' brings a task that is not used: the class com.example.None is not in it");
  }

  @Test
  void aConstructorThatThrows() {
    assertThat(
            refusal(
                new PluginJar()
                    .source(
                        "com.example.A",
                        PluginJar.task("A", "a", "")
                            .replace(
                                "public TaskSpec",
                                "public A() { throw new IllegalStateException(\"no\"); } public TaskSpec"))
                    .service(Task.class, "com.example.A")))
        .isEqualTo(
            "plugin 'shop' brings a task that is not used: java.lang.IllegalStateException: no");
  }

  @Test
  void aStaticInitialiserThatThrows() {
    assertThat(
            refusal(
                new PluginJar()
                    .source(
                        "com.example.A",
                        PluginJar.task("A", "a", "")
                            .replace(
                                "public TaskSpec",
                                "static final int N = Integer.parseInt(\"x\"); public TaskSpec"))
                    .service(Task.class, "com.example.A")))
        .isEqualTo(
            "plugin 'shop' brings a task that is not used: a static initialiser failed:"
                + " java.lang.NumberFormatException: For input string: \"x\"");
  }

  @Test
  void aClassThatIsMissing() {
    assertThat(
            refusal(
                new PluginJar()
                    .leftOut("com.example.Base", "package com.example; public class Base {}")
                    .source(
                        "com.example.A",
                        PluginJar.task("A", "a", "").replace("class A", "class A extends Base"))
                    .service(Task.class, "com.example.A")))
        .isEqualTo(
            "plugin 'shop' brings a task that is not used: the class com.example.Base is not in it");
  }

  @Test
  void noServiceFile() {
    assertThat(refusal(new PluginJar().source("com.example.A", PluginJar.task("A", "a", ""))))
        .startsWith(
            "shop-1.0.jar brings nothing: it has none of the files META-INF/services/io.housekeeper.api.Task,");
  }

  @Test
  void aServiceFileThatNamesSomethingElse() {
    assertThat(
            refusal(
                new PluginJar()
                    .source("com.example.A", "package com.example; public class A {}")
                    .service(Task.class, "com.example.A")))
        .isEqualTo("plugin 'shop' brings a task that is not used: com.example.A is no Task");
  }

  @Test
  void compiledForANewerJava() {
    int next = Runtime.version().feature() + 1;
    assertThat(refusal(PluginJar.withTask("a", "").classVersion(44 + next)))
        .isEqualTo(
            "plugin 'shop' brings a task that is not used: com.example.Work was compiled for Java"
                + " %d, and this is Java %d".formatted(next, next - 1));
  }

  @Test
  void builtForANewerApiAndSaysSo() {
    assertThat(refusal(PluginJar.withTask("a", "").said("Housekeeper-Api", "1.7")))
        .isEqualTo(
            "plugin 'shop' is not used: it was built for version 1.7 of the plugin API, and this is 1.0");
    assertThat(refusal(PluginJar.withTask("a", "").said("Housekeeper-Api", "new")))
        .contains("its manifest says Housekeeper-Api: new, which is no version such as 1.0");
  }

  @Test
  void builtForANewerApiAndDoesNotSaySo() {
    assertThat(
            refusal(
                new PluginJar()
                    .leftOut(
                        "io.housekeeper.api.Wish",
                        "package io.housekeeper.api; public interface Wish {}")
                    .source(
                        "com.example.A",
                        PluginJar.task("A", "a", "")
                            .replace("implements Task", "implements Task, Wish"))
                    .service(Task.class, "com.example.A")))
        .contains(
            "it needs io.housekeeper.api.Wish, which version 1.0 of the plugin API does not have");
  }

  @Test
  void noJar() throws IOException {
    assertThat(refusal(Files.writeString(folder.resolve("shop.jar"), "hello")))
        .startsWith("shop.jar is no JAR (");
  }

  @Test
  void halfOfAJar() throws IOException {
    Path whole = PluginJar.withTask("a", "").into(folder, "whole.jar");
    byte[] all = Files.readAllBytes(whole);
    Path half =
        Files.write(folder.resolve("shop.jar"), java.util.Arrays.copyOf(all, all.length / 2));
    assertThat(refusal(half))
        .isEqualTo(
            "shop.jar is not complete: it begins as a JAR and does not end as one; copy it again");
  }

  @Test
  void anEmptyFolder() throws IOException {
    assertThat(refusal(Files.createDirectory(folder.resolve("shop"))))
        .isEqualTo("the folder shop has no JARs");
  }

  @Test
  void anInstallThatThrowsLeavesNothingOpen() {
    System.clearProperty("shop.closed");
    String sentence =
        refusal(
            new PluginJar()
                .source(
                    "com.example.C",
                    """
                    package com.example;
                    import io.housekeeper.api.*;
                    public class C implements Plugin {
                      public void install(PluginSetup setup) {
                        setup.closing(() -> System.setProperty("shop.closed", "yes"));
                        setup.database("shop");
                      }
                    }
                    """)
                .service(Plugin.class, "com.example.C"));
    assertThat(sentence)
        .isEqualTo("plugin 'shop' is not used: its install() failed: there is no database 'shop'");
    assertThat(System.getProperty("shop.closed")).isEqualTo("yes");
  }

  @Test
  void whatIsNotTrustedIsNotLoaded() throws Exception {
    Path jar = PluginJar.withTask("a", "").into(folder, "shop-1.0.jar");
    String sum = Artifact.of(jar).jars().get(0).sum();
    Opener trusting =
        opener(new Opener.Terms(List.of(sum.toUpperCase(java.util.Locale.ROOT)), List.of()));
    opened.add(trusting.open(jar, name -> settings("")));
    Opener distrusting = opener(new Opener.Terms(List.of("0".repeat(64)), List.of()));
    assertThat(
            catchThrowableOfType(
                    CannotInstall.class, () -> distrusting.open(jar, name -> settings("")))
                .sentence())
        .isEqualTo(
            "plugin 'shop' is not used: shop-1.0.jar is not trusted; plugins.trusted does not list"
                + " its SHA-256 sum, which is "
                + sum);
  }
}
