package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.plugin.PluginJar;
import java.nio.file.Path;
import java.util.Map;

/** Plugins that keep the contract, or break it. */
final class SamplePlugins {

  private SamplePlugins() {}

  /** A plugin with nothing of its own to say, unless it is said. */
  record Of(Path plugin, String settings, Map<String, String> variables)
      implements PluginContract {}

  /** A test of the contract. */
  interface Rule {
    void of(PluginContract contract) throws Exception;
  }

  /** What a rule says of a plugin that breaks it. */
  static String broken(PluginContract contract, Rule rule) {
    AssertionError failure = catchThrowableOfType(AssertionError.class, () -> rule.of(contract));
    assertThat(failure).as("the rule holds").isNotNull();
    return String.valueOf(failure.getMessage());
  }

  /** A plugin with a task that does more than that while it installs itself. */
  static PluginJar pluginThat(String installs) {
    return pluginThat(installs, "@Setting(\"How deep\")");
  }

  /** The same, where one of its settings has another annotation. */
  static PluginJar pluginThat(String installs, String about) {
    return new PluginJar()
        .source(
            "com.example.Shop",
            """
            package com.example;
            import io.housekeeper.api.*;
            public class Shop implements Plugin {
              public record Settings(@Setting("Where") String where, %s int depth) {}
              static Object kept;
              public void install(PluginSetup setup) throws Exception {
                setup.task(Task.of(TaskSpec.named("refill").build(), run -> {}));
                %s
              }
            }
            """
                .formatted(about, installs))
        .service(Plugin.class, "com.example.Shop");
  }

  /** A plugin with a type of tasks that has these settings. */
  static PluginJar typeWith(String settings) {
    return new PluginJar()
        .source(
            "com.example.Copy",
            """
            package com.example;
            import io.housekeeper.api.*;
            import java.time.Duration;
            import java.util.*;
            public class Copy implements TaskType<Copy.Settings> {
              public record Inner(int size) {}
              public record Settings(%s) {}
              public TaskSpec spec() { return TaskSpec.named("copy").build(); }
              public Class<Settings> settings() { return Settings.class; }
              public void run(Settings settings, TaskRun run) {}
            }
            """
                .formatted(settings))
        .service(TaskType.class, "com.example.Copy");
  }
}
