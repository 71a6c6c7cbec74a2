package io.housekeeper.dist;

import io.housekeeper.dist.check.CheckCommand;
import io.housekeeper.dist.export.BackupCommand;
import io.housekeeper.dist.export.ExportCommand;
import io.housekeeper.dist.imports.ImportCommand;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.next.NextCommand;
import io.housekeeper.dist.project.NewCommand;
import io.housekeeper.dist.remote.CancelCommand;
import io.housekeeper.dist.remote.CleanupCommand;
import io.housekeeper.dist.remote.DisableCommand;
import io.housekeeper.dist.remote.EnableCommand;
import io.housekeeper.dist.remote.ExplainCommand;
import io.housekeeper.dist.remote.LogsCommand;
import io.housekeeper.dist.remote.NodesCommand;
import io.housekeeper.dist.remote.OverrideCommand;
import io.housekeeper.dist.remote.PauseCommand;
import io.housekeeper.dist.remote.PluginsCommand;
import io.housekeeper.dist.remote.ResumeCommand;
import io.housekeeper.dist.remote.RetryCommand;
import io.housekeeper.dist.remote.RevertCommand;
import io.housekeeper.dist.remote.RunNowCommand;
import io.housekeeper.dist.remote.RunsCommand;
import io.housekeeper.dist.remote.TasksCommand;
import io.housekeeper.dist.remote.TokenCommand;
import io.housekeeper.dist.service.ReloadCommand;
import io.housekeeper.dist.service.RunCommand;
import io.housekeeper.dist.service.WarmUpCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

  /** With all commands, to say which there are. */
  CommandLine line() {
    return line(commands());
  }

  /** With the one that is named alone, as each costs a start some time; with all if none is. */
  CommandLine line(String[] arguments) {
    Map<String, Supplier<Object>> all = commands();
    String first = arguments.length == 0 ? "run" : arguments[0];
    Supplier<Object> one = all.get(first);
    return one == null ? line() : line(Map.of(first, one));
  }

  private CommandLine line(Map<String, Supplier<Object>> commands) {
    CommandLine line = new CommandLine(this);
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    return line.registerConverter(Path.class, text -> machine.here().resolve(text))
        .setExpandAtFiles(false) // @daily is a schedule
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(machine));
    commands.put("check", () -> new CheckCommand(machine));
    commands.put("reload", () -> new ReloadCommand(machine));
    commands.put("next", () -> new NextCommand(machine.clock(), machine::variable));
    commands.put("export", () -> new ExportCommand(machine));
    commands.put("backup", () -> new BackupCommand(machine));
    commands.put("import", () -> new ImportCommand(machine));
    commands.put("new", () -> new NewCommand(machine.here()));
    remote(commands);
    commands.put("version", VersionCommand::new);
    commands.put("completion", () -> new CompletionCommand(this::line));
    commands.put("warm-up", () -> new WarmUpCommand(machine));
    return commands;
  }

  /** Those that ask a service, wherever it runs. */
  private void remote(Map<String, Supplier<Object>> commands) {
    commands.put("tasks", () -> new TasksCommand(machine));
    commands.put("run-now", () -> new RunNowCommand(machine));
    commands.put("pause", () -> new PauseCommand(machine));
    commands.put("resume", () -> new ResumeCommand(machine));
    commands.put("disable", () -> new DisableCommand(machine));
    commands.put("enable", () -> new EnableCommand(machine));
    commands.put("override", () -> new OverrideCommand(machine));
    commands.put("revert", () -> new RevertCommand(machine));
    commands.put("explain", () -> new ExplainCommand(machine));
    commands.put("runs", () -> new RunsCommand(machine));
    commands.put("logs", () -> new LogsCommand(machine));
    commands.put("cancel", () -> new CancelCommand(machine));
    commands.put("retry", () -> new RetryCommand(machine));
    commands.put("nodes", () -> new NodesCommand(machine));
    commands.put("plugins", () -> new PluginsCommand(machine));
    commands.put("cleanup", () -> new CleanupCommand(machine));
    commands.put("token", () -> TokenCommand.line(machine));
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

  /** Says what a shell needs to complete the commands and their options. */
  @Command(
      name = "completion",
      description = {
        "Prints a script with which bash and zsh complete the commands and their options:",
        "  source <(housekeeper completion)"
      },
      mixinStandardHelpOptions = true)
  static final class CompletionCommand implements Callable<Integer> {

    private final Supplier<CommandLine> all;

    @Spec private @Nullable CommandSpec spec;

    CompletionCommand(Supplier<CommandLine> all) {
      this.all = all;
    }

    @Override
    public Integer call() {
      PrintWriter out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
      out.println(AutoComplete.bash("housekeeper", all.get()));
      return CommandLine.ExitCode.OK;
    }
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
