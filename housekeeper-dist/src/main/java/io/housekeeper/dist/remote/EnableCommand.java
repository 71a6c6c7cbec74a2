package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Enables a task. */
@Command(name = "enable", description = "A task that was disabled is due again.")
public final class EnableCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Mixin private Reason reason = new Reason();

  public EnableCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.commands(reason.asking()).enable(task);
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
