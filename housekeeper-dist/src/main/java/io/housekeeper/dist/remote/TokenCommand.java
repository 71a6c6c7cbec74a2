package io.housekeeper.dist.remote;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.service.LocalInvitation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says who may come in: by its subcommands, or on the machine of the service by a link. */
@Command(
    name = "token",
    description = {
      "Lists, makes and ends tokens, which takes the token of an administrator.",
      "",
      "With --local, prints a link by which an administrator signs in to the dashboard of the"
          + " service on this machine. It works once, within a quarter of an hour."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes with --local:%n",
    exitCodeList = {
      "0:there it is",
      "1:no service runs, or it has no HTTP server",
      "2:an option is wrong"
    })
public final class TokenCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--local",
      description = "A link, of the service on this machine whose data directory may be read.")
  private boolean local;

  private TokenCommand(Machine machine) {
    this.machine = machine;
  }

  /** With its subcommands. */
  public static CommandLine line(Machine machine) {
    return new CommandLine(new TokenCommand(machine))
        .addSubcommand(new TokenListCommand(machine))
        .addSubcommand(new TokenCreateCommand(machine))
        .addSubcommand(new TokenRevokeCommand(machine));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    if (!local) {
      throw new ParameterException(line, "name a command, or say --local");
    }
    return new LocalInvitation(machine).print(configuration, line);
  }
}
