package io.housekeeper.dist;

import io.housekeeper.dist.next.NextCommand;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code housekeeper} command itself, which only knows its subcommands. */
@Command(
    name = "housekeeper",
    description = "Runs a team's scheduled work, and accounts for every fire.",
    mixinStandardHelpOptions = true,
    versionProvider = HousekeeperCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:the command, or what it was given, is wrong"})
final class HousekeeperCommand implements Runnable {

  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;

  @Spec private @Nullable CommandSpec spec;

  HousekeeperCommand(InstantSource clock, Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.environment = environment;
  }

  CommandLine line() {
    return new CommandLine(this)
        .addSubcommand(new NextCommand(clock, environment))
        .setExpandAtFiles(false) // @daily is a schedule
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
  }

  /** Says which version this is: that of the JAR. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = HousekeeperCommand.class.getPackage().getImplementationVersion();
      return new String[] {"housekeeper " + (version == null ? "(not packaged)" : version)};
    }
  }
}
