package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.machine.PointInTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Pauses a task. */
@Command(
    name = "pause",
    description =
        "Pauses a task: its fires are skipped, and what runs goes on. It can still be run by hand.")
public final class PauseCommand extends RemoteCommand {

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "When it goes on by itself: 2027-03-27T18:00 as the clocks of this machine show it, with an"
              + " offset or Z behind it, or a duration from now, as in 2h.")
  private @Nullable String until;

  @Mixin private Reason reason = new Reason();

  public PauseCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Asking asking = end().map(reason.asking()::until).orElseGet(reason::asking);
    Done done = client.commands(asking).pause(task);
    screen.show(
        done,
        done.message() + asking.until().map(end -> " until " + screen.words().at(end)).orElse(""));
    return Codes.DONE;
  }

  private Optional<Instant> end() {
    String text = until;
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Lapse.read(text)
            .map(machine().clock().instant()::plus)
            .or(() -> PointInTime.read(text, machine().zone()))
            .orElseThrow(
                () ->
                    new ParameterException(
                        line(),
                        "--until must be a time such as 2027-03-27T18:00 or a duration such as 2h,"
                            + " was '%s'".formatted(text))));
  }
}
