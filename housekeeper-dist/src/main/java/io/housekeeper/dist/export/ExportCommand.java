package io.housekeeper.dist.export;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.boot.ReadOnlyLedger;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import java.io.IOException;
import java.io.Writer;
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
import picocli.CommandLine.Spec;

/** Writes what the ledger has as text, for other programs. */
@Command(
    name = "export",
    description =
        "Writes what the ledger has as text, newest first. Only reads it; the service may run"
            + " meanwhile.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "1:failed", "2:the configuration or an option is wrong"})
public final class ExportCommand implements Callable<Integer> {

  /** What can be written. */
  enum What {
    RUNS,
    TASKS,
    CHANGES
  }

  private static final int SAID_EVERY = 100_000;

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--what",
      paramLabel = "WHAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "RUNS")
  private What what = What.RUNS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "CSV")
  private RowWriter format = RowWriter.CSV;

  @Option(names = "--task", paramLabel = "NAME", description = "Only of this task.")
  private @Nullable String task;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; otherwise to where the command prints.")
  private @Nullable Path file;

  public ExportCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    try (ReadOnlyLedger ledger =
        ReadOnlyLedger.open(
            LoadedConfiguration.of(configuration, machine, line), machine.clock())) {
      if (task != null && ledger.tasks().status(task).isEmpty()) {
        line.getErr().println("there is no task '%s' in this ledger".formatted(task));
        return ExitCode.USAGE;
      }
      Path target = file;
      if (target == null) {
        write(ledger, line.getOut(), line);
        line.getOut().flush();
      } else {
        try (Writer out = Files.newBufferedWriter(target)) {
          write(ledger, out, line);
        }
      }
      return ExitCode.OK;
    } catch (CannotOpenLedger | LedgerFailure no) {
      line.getErr().println(no.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private void write(ReadOnlyLedger ledger, Writer out, CommandLine line) throws IOException {
    long rows = 0;
    Rows all = new Rows(ledger, Optional.ofNullable(task));
    Iterable<Row> some =
        switch (what) {
          case RUNS -> all.runs();
          case TASKS -> all.tasks();
          case CHANGES -> all.changes();
        };
    for (Row row : some) {
      if (rows == 0) {
        format.begin(row, out);
      }
      format.write(row, out);
      rows++;
      if (rows % SAID_EVERY == 0) {
        line.getErr().println("%,d rows so far".formatted(rows));
      }
    }
    if (file != null) {
      line.getErr().println("%,d rows".formatted(rows));
    }
  }
}
