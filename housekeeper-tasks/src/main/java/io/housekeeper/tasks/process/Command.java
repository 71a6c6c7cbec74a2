package io.housekeeper.tasks.process;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program of the machine. */
public final class Command implements TaskType<Command.Settings> {

  /** Which program, and with what. */
  public record Settings(
      @Setting("The program and its arguments; no shell reads them") List<String> command,
      @Setting("In place of command: a text for /bin/sh") Optional<String> shell,
      @Setting("Where it runs; where the service does unless it is set") Optional<Path> directory,
      @Setting("Variables of its environment, beside those of the service")
          Map<String, String> environment,
      @Setting("Variables of its environment that are secret") Map<String, Secret> secrets,
      @Setting(value = "The exit codes that are good", or = "[0]") List<Integer> expect) {

    public Settings {
      if (command.isEmpty() == shell.isEmpty()) {
        throw new IllegalArgumentException("either command or shell must be set, and not both");
      }
      if (!command.isEmpty() && command.get(0).isBlank()) {
        throw new IllegalArgumentException("the first of command must name a program");
      }
    }

    List<String> arguments() {
      return shell.map(text -> List.of("/bin/sh", "-c", text)).orElse(command);
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("command")
        .describedAs("Runs a program; what it says is kept with the run")
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Program program = Program.start(settings, run)) {
      int code = program.await();
      run.count("exit-code", code);
      if (!settings.expect().contains(code)) {
        throw new Failure(
            "%s ended with exit code %d%s"
                .formatted(settings.arguments().get(0), code, program.lastWords()));
      }
      run.message("exit code " + code);
    }
  }
}
