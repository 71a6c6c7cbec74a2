package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.answer.LogPart;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.RunSummary.State;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a run has logged. */
@Command(
    name = "logs",
    description =
        "Prints what a run has logged, or the newest run of a task. With --json a line for each part.")
public final class LogsCommand extends RemoteCommand {

  /** What the service may take to have something new. */
  private static final Duration NEWS = Duration.ofSeconds(30);

  @Parameters(paramLabel = "RUN|TASK", description = "The id of a run, or else the name of a task.")
  private String which = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on while the run does, until it has logged everything.")
  private boolean follows;

  public LogsCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Optional<String> run = which.matches("\\d+") ? Optional.of(which) : newest(client);
    if (run.isEmpty()) {
      screen.remark("task '%s' has not run yet".formatted(which));
      return Codes.NOT_FOUND;
    }
    print(client, run.get(), screen);
    return Codes.DONE;
  }

  private Optional<String> newest(HousekeeperClient client) {
    RunFilter executed =
        RunFilter.ALL
            .of(client.tasks().detail(which).task().name())
            .in(
                State.RUNNING,
                State.SUCCEEDED,
                State.FAILED,
                State.TIMED_OUT,
                State.CANCELLED,
                State.LOST)
            .byPagesOf(1);
    return client.runs().list(executed).findFirst().map(RunSummary::id);
  }

  private void print(HousekeeperClient client, String run, Screen screen) {
    int from = 0;
    LogPart part = client.runs().log(run, from, Duration.ZERO);
    while (!part.over() && (follows || part.next() > from)) {
      if (screen.isJson()) {
        screen.jsonLine(part);
      } else {
        screen.out().print(screen.look().tamed(part.text()));
        screen.out().flush();
      }
      from = part.next();
      part = client.runs().log(run, from, follows ? NEWS : Duration.ZERO);
    }
  }
}
