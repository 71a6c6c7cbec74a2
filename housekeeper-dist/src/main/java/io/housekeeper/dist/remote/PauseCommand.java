package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Pauses a task. */
@Command(
    name = "pause",
    description =
        "Pauses a task: its fires are skipped, and what runs goes on. It can still be run by hand.")
public final class PauseCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Mixin private Until until = new Until();
  @Mixin private Reason reason = new Reason();

  public PauseCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Asking asking = until.limited(reason.asking(), machine(), line());
    Until.show(client.commands(asking).pause(task), asking, screen);
    return Codes.DONE;
  }
}
