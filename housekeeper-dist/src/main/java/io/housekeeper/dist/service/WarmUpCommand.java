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
 * Does once what every start does, on a ledger that nobody keeps, is visited, and ends itself, so
 * that the Java runtime can note which classes that takes.
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
    try (TemporaryFolder folder = TemporaryFolder.named("housekeeper-warm-up")) {
      Path file = folder.path().resolve("housekeeper.conf");
      Files.writeString(file, configuration(folder.path()));
      FirstVisit visit = new FirstVisit(new Mailbox(folder.path()));
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(visit, later)
              .whenComplete((done, failure) -> Signals.raise(Signals.Known.TERM));
      // Its port and its token are those of the service that starts beside this.
      RunCommand run = new RunCommand(machine.withoutVariables());
      int code = new CommandLine(run).execute("--config", file.toString());
      end.cancel(false);
      return code;
    }
  }

  private static String configuration(Path folder) {
    return """
        ledger { url = "jdbc:sqlite:%1$s/housekeeper.db", patience = 1s }
        data-directory = "%1$s"
        http { port = 0, token = "%2$s" }
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
        .formatted(folder, FirstVisit.TOKEN);
  }
}
