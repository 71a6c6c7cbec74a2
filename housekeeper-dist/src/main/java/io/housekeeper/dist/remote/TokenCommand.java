package io.housekeeper.dist.remote;

import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Says who may come in. Only knows its subcommands. */
@Command(
    name = "token",
    description = "Lists, makes and ends tokens. Takes the token of an administrator.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TokenCommand {

  private TokenCommand() {}

  /** With its subcommands. */
  public static CommandLine line(Machine machine) {
    return new CommandLine(new TokenCommand())
        .addSubcommand(new TokenListCommand(machine))
        .addSubcommand(new TokenCreateCommand(machine))
        .addSubcommand(new TokenRevokeCommand(machine));
  }
}
