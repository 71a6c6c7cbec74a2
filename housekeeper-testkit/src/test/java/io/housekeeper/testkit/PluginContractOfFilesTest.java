package io.housekeeper.testkit;

import static io.housekeeper.testkit.SamplePlugins.broken;
import static io.housekeeper.testkit.SamplePlugins.pluginThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.plugin.PluginJar;
import io.housekeeper.testkit.SamplePlugins.Of;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a plugin's files, and of what it leaves behind. */
class PluginContractOfFilesTest {

  @TempDir private Path folder;

  private Of jar(PluginJar jar) {
    return new Of(jar.into(folder, "shop-1.0.jar"), "", Map.of());
  }

  @Test
  void whatTheServiceHas() {
    PluginJar jar =
        PluginJar.withTask("work", "")
            .source(
                "org.slf4j.Logger", "package org.slf4j; public interface Logger { void own(); }")
            .source("org.slf4j.bridge.Own", "package org.slf4j.bridge; public interface Own {}");
    assertThat(broken(jar(jar), PluginContract::itBundlesNothingOfTheService))
        .isEqualTo(
            "shop-1.0.jar bundles SLF4J (org.slf4j.Logger), which the service has: give it the"
                + " scope 'provided'");
  }

  @Test
  void theApiToo() {
    PluginJar jar =
        PluginJar.withTask("work", "").entry("io/housekeeper/api/Task.class", "not even a class");
    assertThat(broken(jar(jar), PluginContract::itBundlesNothingOfTheService))
        .startsWith("shop-1.0.jar bundles the plugin API (io.housekeeper.api.Task)");
  }

  @Test
  void serviceFilesThatAreWrong() {
    PluginJar jar =
        PluginJar.withTask("work", "")
            .service(Task.class, "com.example.Work", "com.example.Gone")
            .service(Plugin.class, "# nothing yet")
            .entry("META-INF/services/io.housekeeper.api.Tasks", "com.example.Work");
    assertThat(broken(jar(jar), PluginContract::itsServiceFilesAreRight))
        .contains(
            "META-INF/services/io.housekeeper.api.Task names com.example.Gone, which is not in the"
                + " plugin")
        .contains("META-INF/services/io.housekeeper.api.Plugin names no class")
        .contains("io.housekeeper.api.Tasks is no file that the service reads");
  }

  @Test
  void aServiceFileWithTheWrongType() {
    PluginJar jar =
        PluginJar.withTask("work", "")
            .source("com.example.Shop", "package com.example; public class Shop {}")
            .service(Task.class, "com.example.Work", "com.example.Shop");
    assertThat(broken(jar(jar), PluginContract::itsServiceFilesAreRight))
        .isEqualTo(
            "META-INF/services/io.housekeeper.api.Task names com.example.Shop, which is no Task");
  }

  @Test
  void aJarWithoutServiceFiles() {
    PluginJar jar = new PluginJar().source("com.example.Work", PluginJar.task("Work", "work", ""));
    assertThat(broken(jar(jar), PluginContract::itsServiceFilesAreRight))
        .startsWith("there is none of the files META-INF/services/io.housekeeper.api.Task, ");
  }

  @Test
  void classesOfANewerJava() {
    PluginJar jar = PluginJar.withTask("work", "").classVersion(66);
    assertThat(broken(jar(jar), PluginContract::itRunsOnTheOldestJava))
        .isEqualTo(
            "com.example.Work of shop-1.0.jar was compiled for Java 22, and the service may run on"
                + " Java 21: compile it with --release 21");
  }

  @Test
  void aThreadThatGoesOn() {
    PluginJar jar =
        pluginThat(
            """
            Thread pump = new Thread(() -> {
              try { Thread.sleep(7_000); } catch (InterruptedException end) { }
            }, "pump");
            pump.setDaemon(true);
            pump.start();
            """);
    assertThat(broken(jar(jar), PluginContract::itLeavesNothingRunning))
        .isEqualTo(
            "the thread 'pump' goes on when the plugin is closed: hand what ends it to closing(…)");
  }

  @Test
  void whatHoldsItsClasses() {
    // A thread-local value of a class of its own, on the thread that installs it.
    PluginJar jar =
        pluginThat("kept = new ThreadLocal<Object>(); ((ThreadLocal<Object>) kept).set(this);");
    assertThat(broken(jar(jar), PluginContract::itCanBeForgotten))
        .startsWith("its classes stay in memory when the plugin is closed: they are held by ");
  }

  @Test
  void whatIsNoJar() throws Exception {
    Path text = Files.writeString(folder.resolve("shop.jar"), "hello");
    assertThat(broken(new Of(text, "", Map.of()), PluginContract::nothingOfItFails))
        .contains("shop.jar is no JAR");
    assertThat(broken(new Of(text, "", Map.of()), PluginContract::itRunsOnTheOldestJava))
        .contains("cannot be read as a JAR");
  }
}
