package io.housekeeper.dist.imports;

import io.housekeeper.dist.configuration.Complaint;
import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a configuration of what another scheduler had. */
@Command(
    name = "import",
    description = {
      "Prints blocks of the configuration that say what another scheduler was told, with what each"
          + " schedule means in words above it. Add to a task what it is to do: a type and settings, if"
          + " no plugin brings it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:the file cannot be taken over, or an option is wrong"})
public final class ImportCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--cron-service",
      paramLabel = "FILE",
      required = true,
      description =
          "The JSON of the key cron_service: { \"port\": …, \"tasks\": { NAME:"
              + " { \"cronExpression\": …, \"enabled\": … } } }.")
  private Path file = Path.of("");

  public ImportCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    ZoneId zone = LoadedConfiguration.of(configuration, machine, line).basics().timezone();
    CronService read = CronService.read(text(line), zone);
    if (!read.problems().isEmpty()) {
      line.getErr().println(new Complaint(read.problems()));
      return ExitCode.USAGE;
    }
    line.getOut().print(read.text());
    line.getOut().flush();
    return ExitCode.OK;
  }

  private String text(CommandLine line) {
    try {
      return Files.readString(file);
    } catch (IOException unread) {
      throw new ParameterException(line, "%s cannot be read".formatted(file), unread);
    }
  }
}
