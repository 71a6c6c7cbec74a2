package io.housekeeper.testkit;

import static io.housekeeper.testkit.SamplePlugins.broken;
import static io.housekeeper.testkit.SamplePlugins.pluginThat;
import static io.housekeeper.testkit.SamplePlugins.typeWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.plugin.PluginJar;
import io.housekeeper.testkit.SamplePlugins.Of;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A good plugin passes; of each bad one it is said what is wrong, and nothing else. */
class PluginContractTest {

  @TempDir private Path folder;

  private Of jar(PluginJar jar) {
    return new Of(jar.into(folder, "shop-1.0.jar"), "", Map.of());
  }

  /** All that a plugin can bring; JUnit runs the contract on it. */
  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class AGoodPlugin implements PluginContract {

    private Path built = Path.of("");

    @BeforeAll
    void build(@TempDir Path where) {
      built =
          pluginThat(
                  """
                  Settings settings = setup.settings(Settings.class);
                  Thread pump = new Thread(() -> {
                    try { Thread.sleep(60_000); } catch (InterruptedException end) { }
                  });
                  pump.start();
                  setup.closing(() -> pump.interrupt());
                  setup.task(Task.of(
                      TaskSpec.named("count").schedule("every ${RATE}").build(), run -> {}));
                  """)
              .source("com.example.Work", PluginJar.task("Work", "work", ""))
              .service(Task.class, "# what it does", "", "com.example.Work # and only that")
              .said("Housekeeper-Api", "1.0")
              .into(where, "shop-1.0.jar");
    }

    @Override
    public Path plugin() {
      return built;
    }

    @Override
    public String settings() {
      return "where = here, depth = 3";
    }

    @Override
    public Map<String, String> variables() {
      return Map.of("RATE", "5m");
    }
  }

  @Test
  void whatIsNotBuiltYet() {
    assertThat(
            broken(
                new Of(folder.resolve("shop.jar"), "", Map.of()), PluginContract::nothingOfItFails))
        .contains("there is no ", "shop.jar: this test has to run when that is built");
  }

  @Test
  void aPluginThatDoesNotInstallItself() {
    PluginJar jar = pluginThat("throw new IllegalStateException(\"no shop\");");
    assertThat(broken(jar(jar), PluginContract::nothingOfItFails))
        .isEqualTo("plugin 'shop' is not used: its install() failed: no shop");
  }

  @Test
  void aPluginWithoutItsSettings() {
    PluginJar jar = pluginThat("setup.settings(Settings.class);");
    assertThat(broken(jar(jar), PluginContract::nothingOfItFails))
        .contains("where is missing (Where): it must be a text")
        .contains("depth is missing");
  }

  @Test
  void aPluginWithoutItsDatabase() {
    PluginJar jar = pluginThat("setup.database(\"stock\");");
    assertThat(broken(jar(jar), PluginContract::nothingOfItFails))
        .endsWith("there is no database 'stock': override database(String) in the test");
  }

  @Test
  void aTaskThatCannotBeMade() {
    PluginJar jar =
        PluginJar.withTask("work", "")
            .source(
                "com.example.Bad",
                """
                package com.example;
                public class Bad extends Work {
                  public Bad() { throw new IllegalStateException("no"); }
                }
                """)
            .service(Task.class, "com.example.Work", "com.example.Bad");
    assertThat(broken(jar(jar), PluginContract::nothingOfItFails))
        .isEqualTo(
            "plugin 'shop' brings a task that is not used: java.lang.IllegalStateException: no");
  }

  @Test
  void aScheduleThatIsNone() {
    PluginJar jar =
        pluginThat(
            "setup.task(Task.of(TaskSpec.named(\"a\").schedule(\"61 * * * *\").build(), run ->"
                + " {}));setup.task(Task.of(TaskSpec.named(\"b\").schedule(\"0 0 31 2 *\").build(),"
                + " run -> {}));");
    assertThat(broken(jar(jar), PluginContract::itsTasksCanBeRun))
        .contains("task 'a' of plugin 'shop' ", "61")
        .contains("task 'b' of plugin 'shop' ");
  }

  @Test
  void settingsThatNobodyDescribes() {
    PluginJar jar =
        typeWith(
            "@Setting(\"From where\") String from, String to, @Setting(\"More\") List<Inner> more");
    assertThat(broken(jar(jar), PluginContract::itsSettingsCanBeReadAndAreDescribed))
        .contains("nothing says what 'to' of the type of tasks 'copy' is for")
        .contains("nothing says what 'more.size' of the type of tasks 'copy' is for")
        .doesNotContain("'from'");
  }

  @Test
  void settingsOfThePluginThatNobodyDescribes() {
    Path shop = pluginThat("setup.settings(Settings.class);", "").into(folder, "shop-1.0.jar");
    Of contract = new Of(shop, "where = here, depth = 3", Map.of());
    assertThat(broken(contract, PluginContract::itsSettingsCanBeReadAndAreDescribed))
        .isEqualTo("nothing says what 'depth' of plugins.shop is for: add @Setting(\"…\")");
  }

  @Test
  void settingsThatNoTextCanBe() {
    PluginJar jar = typeWith("@Setting(\"What\") Thread what");
    assertThat(broken(jar(jar), PluginContract::itsSettingsCanBeReadAndAreDescribed))
        .contains("'what' is a java.lang.Thread, which no setting can be");
  }

  @Test
  void aUsualValueThatCannotBe() {
    PluginJar jar = typeWith("@Setting(value = \"How long\", or = \"soon\") Duration patience");
    assertThat(broken(jar(jar), PluginContract::itsSettingsCanBeReadAndAreDescribed))
        .contains("patience must be a duration such as 10s, 5m or 1h30m, and was 'soon'");
  }
}
