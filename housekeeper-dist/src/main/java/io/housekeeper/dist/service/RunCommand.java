package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.Complaint;
import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service until somebody ends it. */
@Command(
    name = "run",
    description = {
      "Runs the service: tasks of the plugins, when they are due, until a signal ends it.",
      "",
      "TERM or INT (Ctrl-C): starts nothing more, waits for what runs and leaves; a second one ends"
          + " it at once. HUP: reads the configuration again."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as it was asked to",
      "1:could not start",
      "2:the configuration or an option is wrong",
      "130, 143:a second signal ended it at once"
    })
public final class RunCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--dev",
      paramLabel = "DIR",
      description =
          "A project whose classes are a plugin: target/classes of Maven, or build/classes of"
              + " Gradle. Whenever they are compiled, they are loaded again.")
  private @Nullable Path project;

  public RunCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws InterruptedException {
    Answer answer = configuration.read(machine);
    Optional<Configuration> read = answer.configuration();
    if (read.isEmpty()) {
      Optional.ofNullable(spec)
          .orElseThrow()
          .commandLine()
          .getErr()
          .println(Complaint.of(answer.problems()));
      return ExitCode.USAGE;
    }
    Optional<Project> dev = Optional.ofNullable(project).map(Project::at);
    Service service = new Service(machine, () -> configuration.read(machine), dev);
    return service.run(read.get(), answer.problems());
  }
}
