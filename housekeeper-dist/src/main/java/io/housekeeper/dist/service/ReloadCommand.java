package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the service of this data directory to read its configuration again. */
@Command(
    name = "reload",
    description = {
      "Has the running service read its configuration again. A configuration with problems is"
          + " refused as a whole, here and by the service, and what was before goes on. The log of the"
          + " service says what became of it, and what holds only after its next start."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:asked", "1:no service runs", "2:the configuration or an option is wrong"})
public final class ReloadCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  public ReloadCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    Path directory = LoadedConfiguration.of(configuration, machine, line).basics().dataDirectory();
    Optional<ProcessHandle> service = ProcessFile.running(directory);
    if (service.isEmpty()) {
      line.getErr().println("no service runs whose data directory is " + directory);
      return ExitCode.SOFTWARE;
    }
    String number = Long.toString(service.get().pid());
    int code = new ProcessBuilder("kill", "-HUP", number).inheritIO().start().waitFor();
    if (code == 0) {
      line.getOut().println("process " + number + " reads its configuration again");
    }
    return code == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
