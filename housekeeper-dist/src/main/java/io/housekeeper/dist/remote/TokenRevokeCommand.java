package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a token. */
@Command(name = "revoke", description = "Ends a token or a session: it lets nobody in any more.")
final class TokenRevokeCommand extends RemoteCommand {

  @Parameters(paramLabel = "ID", description = "Its id, from the list.")
  private String token = "";

  @Mixin private Reason reason = new Reason();

  TokenRevokeCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Done done = client.tokens().revoke(token, reason.asking());
    screen.show(done, done.message());
    return Codes.DONE;
  }
}
