package io.housekeeper.dist.check;

import io.housekeeper.dist.configuration.Complaint;
import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.log.Log;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import io.housekeeper.runtime.config.Problem;
import io.housekeeper.runtime.extension.Extensions;
import java.util.ArrayList;
import java.util.List;
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

/** Says all that is wrong with a configuration, its plugins, schedules and databases. */
@Command(
    name = "check",
    description = {
      "Says all that is wrong with the configuration at once, with file and line: its keys and"
          + " values, the plugins, the settings and schedules of tasks, and whether databases and"
          + " ledger answer. Starts nothing and writes nothing."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "2:there are problems, or an option is wrong"})
public final class CheckCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--offline", description = "Does not try whether databases and ledger answer.")
  private boolean offline;

  public CheckCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    Log.silence();
    List<String> sentences = sentences();
    if (sentences.isEmpty()) {
      line.getOut().println("all is well" + of());
      return ExitCode.OK;
    }
    line.getErr().println(new Complaint(sentences));
    return ExitCode.USAGE;
  }

  private String of() {
    return configuration.file().map(file -> " with " + file).orElse(" (there is no file)");
  }

  private List<String> sentences() {
    Answer answer = configuration.read(machine);
    List<String> all = new ArrayList<>();
    answer.problems().stream().map(Problem::toString).forEach(all::add);
    answer.rest().ifPresent(rest -> all.addAll(builder(rest).check()));
    if (!offline) {
      answer.configuration().ifPresent(whole -> all.addAll(builder(whole).unanswered()));
    }
    return all;
  }

  private HousekeeperBuilder builder(Configuration one) {
    HousekeeperBuilder builder = Housekeeper.builder().configuration(one, machine.name());
    Extensions.found().forEach(extension -> builder.extension(extension, one));
    return builder;
  }
}
