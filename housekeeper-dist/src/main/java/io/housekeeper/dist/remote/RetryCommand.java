package io.housekeeper.dist.remote;

import io.housekeeper.client.Commands;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a run again. */
@Command(
    name = "retry",
    description =
        "Tries a run that is over again, as a new one like it; or the last one of all tasks that fail.",
    exitCodeList = {
      "0:it is asked for; with --wait: it has succeeded",
      Codes.FAILED_WORDS,
      Codes.WRONG_WORDS,
      Codes.UNREACHABLE_WORDS,
      Codes.NOT_ALLOWED_WORDS,
      Codes.NOT_FOUND_WORDS,
      Codes.NOT_OVER_WORDS
    })
public final class RetryCommand extends RemoteCommand {

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  /** One run, or what has failed. */
  static final class Which {

    @Parameters(paramLabel = "RUN", description = "Its id.")
    private @Nullable String run;

    @ArgGroup(exclusive = false)
    private @Nullable Failed failed;
  }

  /** What has failed, of one task or of all. */
  static final class Failed {

    @Option(
        names = "--failed-since",
        required = true,
        paramLabel = "TIME",
        description =
            "In place of a run: the last one of each task, if it has failed since then. A time such"
                + " as 2027-03-27T18:00 as the clocks of this machine show it, with an offset or Z"
                + " behind it, or how long ago, as in 2h.")
    private String since = "";

    @Option(names = "--task", paramLabel = "NAME", description = "Only of this task.")
    private @Nullable String task;
  }

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = Lapse.class,
      description = "How long to wait for its end, as in 5m. Without this it is only asked for.",
      defaultValue = "0s")
  private Duration atMost = Duration.ZERO;

  @Mixin private Reason reason = new Reason();

  public RetryCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Commands commands = client.commands(reason.asking());
    Failed failed = which.failed;
    if (failed != null) {
      Done done = retryFailed(commands, failed);
      screen.show(done, done.message());
      return Codes.DONE;
    }
    Done done = commands.retry(Optional.ofNullable(which.run).orElseThrow());
    if (atMost.isZero() || done.runId().isEmpty()) {
      screen.show(done, done.message());
      return Codes.DONE;
    }
    RunOutcome outcome = RunOutcome.of(client.runs().await(done.runId().get(), atMost).run());
    return Outcomes.show(outcome, atMost, screen);
  }

  private Done retryFailed(Commands commands, Failed failed) {
    Instant since = past("--failed-since", failed.since).orElseThrow();
    return Optional.ofNullable(failed.task)
        .map(task -> commands.retryFailed(task, since))
        .orElseGet(() -> commands.retryFailed(since));
  }
}
