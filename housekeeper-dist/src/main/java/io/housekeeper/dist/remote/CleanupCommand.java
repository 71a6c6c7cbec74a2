package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets old runs. */
@Command(
    name = "cleanup",
    description =
        "Forgets old runs now, but for the newest of each task and its newest success; takes a"
            + " token of an administrator.")
public final class CleanupCommand extends RemoteCommand {

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "DURATION",
      converter = Lapse.class,
      description = "How long ago they must have ended, as in 90d; an hour at least.")
  private Duration age = Duration.ZERO;

  @Mixin private Reason reason = new Reason();

  public CleanupCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.commands(reason.asking()).cleanupOldExecutions(age);
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
