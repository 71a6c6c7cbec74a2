package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Disables a task. */
@Command(
    name = "disable",
    description =
        "Disables a task: nothing of it is due, and nothing is written about that. It can still be"
            + " run by hand.")
public final class DisableCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Mixin private Until until = new Until();
  @Mixin private Reason reason = new Reason();

  public DisableCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Asking asking = until.limited(reason.asking(), machine(), line());
    Until.show(client.commands(asking).disable(task), asking, screen);
    return Codes.DONE;
  }
}
