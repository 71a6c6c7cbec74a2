package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an override back. */
@Command(name = "revert", description = "Takes an override back: what file and code say holds.")
public final class RevertCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Parameters(paramLabel = "FIELD", description = "Which one.")
  private String field = "";

  @Mixin private Reason reason = new Reason();

  public RevertCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.commands(reason.asking()).revert(task, field);
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
