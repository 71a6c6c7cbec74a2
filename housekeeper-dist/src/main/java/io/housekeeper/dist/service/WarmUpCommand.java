package io.housekeeper.dist.service;

import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Does once what every start does, on a ledger that nobody keeps, and ends itself, so that the Java
 * runtime can note which classes that takes.
 */
@Command(name = "warm-up", hidden = true, description = "Used by the start script.")
public final class WarmUpCommand implements Callable<Integer> {

  private static final int SECONDS = 4;

  private final Machine machine;

  public WarmUpCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException {
    Executor later = CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS);
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> Signals.raise(Signals.Known.TERM), later);
    try (TemporaryFolder folder = TemporaryFolder.named("housekeeper-warm-up")) {
      Path file = folder.path().resolve("housekeeper.conf");
      Files.writeString(file, configuration(folder.path()));
      return new CommandLine(new RunCommand(machine)).execute("--config", file.toString());
    } finally {
      end.cancel(false);
    }
  }

  private static String configuration(Path folder) {
    return """
        ledger { url = "jdbc:sqlite:%1$s/housekeeper.db", patience = 1s }
        data-directory = "%1$s"
        log { format = json, levels { "io.housekeeper.runs" = info } }
        variables.word = once
        defaults.timeout = 5m
        tasks {
          first {
            type = command
            description = "Says it ${word}"
            schedule = "*/1 * * * * *"
            startup-delay = 0s
            retry { retries = 1, first = 1s }
            settings { command = [echo, "${word}"] }
          }
          second { type = command, schedule = "H H 1 1 *", settings { shell = "true" } }
          third { type = command, schedule = "every 1s", settings { shell = "exit 1" } }
        }
        """
        .formatted(folder);
  }
}
