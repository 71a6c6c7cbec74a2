package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a run again. */
@Command(
    name = "retry",
    description = "Tries a run that is over again, as a new one like it.",
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

  @Parameters(paramLabel = "RUN", description = "Its id.")
  private String run = "";

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
    Done done = client.commands(reason.asking()).retry(run);
    if (atMost.isZero() || done.runId().isEmpty()) {
      screen.show(done, done.message());
      return Codes.DONE;
    }
    RunOutcome outcome = RunOutcome.of(client.runs().await(done.runId().get(), atMost).run());
    return Outcomes.show(outcome, atMost, screen);
  }
}
