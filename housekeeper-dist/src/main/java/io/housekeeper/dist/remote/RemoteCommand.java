package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.machine.PointInTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks a service: how it is reached, what is shown, and what it ends with. */
@Command(
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      Codes.DONE_WORDS,
      Codes.FAILED_WORDS,
      Codes.WRONG_WORDS,
      Codes.UNREACHABLE_WORDS,
      Codes.NOT_ALLOWED_WORDS,
      Codes.NOT_FOUND_WORDS
    })
abstract class RemoteCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private Connection connection = new Connection();

  @Option(names = "--json", order = 92, description = "Answers as JSON, for programs.")
  private boolean json;

  RemoteCommand(Machine machine) {
    this.machine = machine;
  }

  /**
   * Asks, and shows what is answered.
   *
   * @return with what to end
   */
  abstract int ask(HousekeeperClient client, Screen screen);

  @Override
  public final Integer call() {
    Screen screen = Screen.of(line(), machine, json);
    try {
      return ask(connection.client(machine, line()), screen);
    } catch (HousekeeperFailure failure) {
      screen.failed(failure);
      return Codes.of(failure);
    }
  }

  /** A number that an option was given. */
  final int atLeastOne(String option, int number) {
    if (number < 1) {
      throw new ParameterException(
          line(), "%s must be 1 or more, was %d".formatted(option, number));
    }
    return number;
  }

  /** A point in time that an option was given, or how long ago it was. */
  final Optional<Instant> past(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Lapse.read(text)
            .map(machine.clock().instant()::minus)
            .or(() -> PointInTime.read(text, machine.zone()))
            .orElseThrow(
                () ->
                    new ParameterException(
                        line(),
                        "%s must be a time such as 2027-03-27T18:00 or how long ago, as in 2h, was '%s'"
                            .formatted(option, text))));
  }

  final CommandLine line() {
    return Optional.ofNullable(spec).orElseThrow().commandLine();
  }

  final Machine machine() {
    return machine;
  }
}
