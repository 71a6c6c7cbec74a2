package io.housekeeper.dist.service;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.dist.Machine;
import io.housekeeper.dist.log.Log;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * Does once what every start does, on a ledger that nobody keeps, so that the Java runtime can note
 * which classes that takes.
 */
@Command(name = "warm-up", hidden = true, description = "Used by the start script.")
public final class WarmUpCommand implements Callable<Integer> {

  private static final int SECONDS = 30;

  private final Machine machine;

  public WarmUpCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("housekeeper-warm-up");
    try {
      return run(configuration(folder)) ? ExitCode.OK : ExitCode.SOFTWARE;
    } finally {
      delete(folder);
    }
  }

  private static Configuration configuration(Path folder) {
    Map<String, String> given =
        Map.of(
            "ledger.url",
            "jdbc:sqlite:" + folder.resolve("housekeeper.db"),
            "data-directory",
            folder.toString(),
            "log.format",
            "json");
    Sources sources = new Sources(Optional.empty(), Map.of(), Map.of(), given);
    return ConfigurationReader.read(sources).configuration().orElseThrow();
  }

  private boolean run(Configuration configuration) throws InterruptedException {
    CountDownLatch fired = new CountDownLatch(2);
    TaskSpec.Builder spec = TaskSpec.named("warm-up").schedule("*/1 * * * * *").onStartup();
    Task task =
        Task.of(
            spec.build(),
            run -> {
              run.log("once");
              run.count("times", 1);
              fired.countDown();
            });
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .configuration(configuration, machine.name())
            .listener("log", new RunLines())
            .task(task)
            .build()) {
      new Log(housekeeper::heard).say(configuration.basics().log());
      housekeeper.start();
      return fired.await(SECONDS, TimeUnit.SECONDS);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
