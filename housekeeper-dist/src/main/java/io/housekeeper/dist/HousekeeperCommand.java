package io.housekeeper.dist;

import io.housekeeper.dist.check.CheckCommand;
import io.housekeeper.dist.export.BackupCommand;
import io.housekeeper.dist.export.ExportCommand;
import io.housekeeper.dist.next.NextCommand;
import io.housekeeper.dist.service.ReloadCommand;
import io.housekeeper.dist.service.RunCommand;
import io.housekeeper.dist.service.WarmUpCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code housekeeper} command itself, which only knows its subcommands. */
@Command(
    name = "housekeeper",
    description = {
      "Runs a team's scheduled work, and accounts for every fire.",
      "",
      "Without a command it runs the service."
    },
    mixinStandardHelpOptions = true,
    versionProvider = HousekeeperCommand.Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:the command, or what it was given, is wrong"})
final class HousekeeperCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;

  HousekeeperCommand(Machine machine) {
    this.machine = machine;
  }

  CommandLine line() {
    return new CommandLine(this)
        .addSubcommand(new RunCommand(machine))
        .addSubcommand(new CheckCommand(machine))
        .addSubcommand(new ReloadCommand(machine))
        .addSubcommand(new ExportCommand(machine))
        .addSubcommand(new BackupCommand(machine))
        .addSubcommand(new VersionCommand())
        .addSubcommand("completion", new AutoComplete.GenerateCompletion())
        .addSubcommand(new WarmUpCommand(machine))
        .addSubcommand(new NextCommand(machine.clock(), machine::variable))
        .registerConverter(Path.class, text -> machine.here().resolve(text))
        .setExpandAtFiles(false) // @daily is a schedule
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Whoever names no command wants the service. */
  @Override
  public Integer call() {
    return Optional.ofNullable(spec)
        .orElseThrow()
        .commandLine()
        .getSubcommands()
        .getOrDefault("run", new CommandLine(new RunCommand(machine)))
        .execute();
  }

  /** Says which version this is, and of what it runs on. */
  @Command(
      name = "version",
      description = "Says which version this is, and on which Java it runs.",
      mixinStandardHelpOptions = true)
  static final class VersionCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
      out.println(new Version().getVersion()[0]);
      out.println("Java " + Runtime.version() + ", " + System.getProperty("os.arch"));
      return CommandLine.ExitCode.OK;
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
