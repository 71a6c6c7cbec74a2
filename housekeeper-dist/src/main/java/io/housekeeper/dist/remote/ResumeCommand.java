package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a pause back. */
@Command(name = "resume", description = "Takes back the pause of a task, or its quarantine.")
public final class ResumeCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Mixin private Reason reason = new Reason();

  public ResumeCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.commands(reason.asking()).resume(task);
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
