package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a run. */
@Command(name = "cancel", description = "Ends a run.")
public final class CancelCommand extends RemoteCommand {

  @Parameters(paramLabel = "RUN", description = "Its id.")
  private String run = "";

  @Mixin private Reason reason = new Reason();

  public CancelCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.commands(reason.asking()).cancel(run);
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
