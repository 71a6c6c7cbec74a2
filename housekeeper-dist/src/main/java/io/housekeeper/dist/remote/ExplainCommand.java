package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Explanation;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.dist.machine.PointInTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Says why a task did, or did not, run. */
@Command(
    name = "explain",
    description = {
      "Says why a task did, or did not, run at a time, and what was changed of it shortly before."
    })
public final class ExplainCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TIME",
      description =
          "The time that it is about: 2027-03-27T02:30 as the clocks of this machine show it, or with"
              + " an offset or Z behind it. Default: now.")
  private @Nullable String time;

  public ExplainCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    List<Explanation> all =
        at().map(instant -> client.tasks().explain(task, instant))
            .orElseGet(() -> client.tasks().explain(task));
    if (screen.isJson()) {
      screen.json(Map.of("explanations", all));
      return Codes.DONE;
    }
    for (Explanation one : all) {
      screen.say(Look.harmless(one.sentence()));
      one.beside().forEach(line -> screen.say("    " + Look.harmless(line)));
      one.run().ifPresent(run -> screen.say("    run %s: %s".formatted(run.id(), run.state())));
    }
    return Codes.DONE;
  }

  private Optional<Instant> at() {
    String text = time;
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        PointInTime.read(text, machine().zone())
            .orElseThrow(
                () ->
                    new ParameterException(
                        line(),
                        "TIME must be one such as 2027-03-27T02:30, was '%s'".formatted(text))));
  }
}
