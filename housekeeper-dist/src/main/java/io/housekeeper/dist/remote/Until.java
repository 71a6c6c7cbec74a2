package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.answer.Done;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.machine.PointInTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Until when what is done is to last: the option of commands that take themselves back. */
final class Until {

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "When it ends by itself: 2027-03-27T18:00 as the clocks of this machine show it, with an"
              + " offset or Z behind it, or a duration from now, as in 2h.")
  private @Nullable String until;

  /** What is asked for, until then. */
  Asking limited(Asking asking, Machine machine, CommandLine line) {
    return end(machine, line).map(asking::until).orElse(asking);
  }

  /** Says what was done, and until when. */
  static void show(Done done, Asking asking, Screen screen) {
    screen.show(
        done,
        done.message() + asking.until().map(end -> " until " + screen.words().at(end)).orElse(""));
  }

  private Optional<Instant> end(Machine machine, CommandLine line) {
    String text = until;
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Lapse.read(text)
            .map(machine.clock().instant()::plus)
            .or(() -> PointInTime.read(text, machine.zone()))
            .orElseThrow(
                () ->
                    new ParameterException(
                        line,
                        "--until must be a time such as 2027-03-27T18:00 or a duration such as 2h,"
                            + " was '%s'".formatted(text))));
  }
}
