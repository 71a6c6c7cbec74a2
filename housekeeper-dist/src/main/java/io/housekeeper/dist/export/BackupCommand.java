package io.housekeeper.dist.export;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.boot.ReadOnlyLedger;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the ledger as it is at one moment, while the service runs. */
@Command(
    name = "backup",
    description = {
      "Copies the ledger, if it is in a file, as it is at one moment; the service may run meanwhile."
          + " The copy is looked through before it gets its name. To restore it: stop the service, and"
          + " put it in the place of the file that ledger.url names."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:copied", "1:failed", "2:the configuration or an option is wrong"})
public final class BackupCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(paramLabel = "FILE", description = "The copy.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Replaces a file that is there already.")
  private boolean replaces;

  public BackupCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    if (Files.exists(file) && !replaces) {
      throw new ParameterException(line, file + " is there already: name another, or --replace it");
    }
    try {
      ReadOnlyLedger.copy(
          LoadedConfiguration.of(configuration, machine, line), file.toAbsolutePath());
    } catch (CannotOpenLedger no) {
      line.getErr().println(no.getMessage());
      return ExitCode.SOFTWARE;
    }
    line.getOut().println("%s: %,d bytes".formatted(file, Files.size(file)));
    return ExitCode.OK;
  }
}
