package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.RunWanted;
import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs a task now. */
@Command(
    name = "run-now",
    description = "Runs a task now, waits for its end, and says what became of it.",
    exitCodeList = {
      "0:it has succeeded; with --wait 0s: it is asked for",
      Codes.FAILED_WORDS,
      Codes.WRONG_WORDS,
      Codes.UNREACHABLE_WORDS,
      Codes.NOT_ALLOWED_WORDS,
      Codes.NOT_FOUND_WORDS,
      Codes.NOT_OVER_WORDS
    })
public final class RunNowCommand extends RemoteCommand {

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = Lapse.class,
      description = "How long to wait for its end, as in 5m. Default: ${DEFAULT-VALUE}.",
      defaultValue = "30s")
  private Duration atMost = Duration.ofSeconds(30);

  @Option(names = "--dry-run", description = "Has it only say what it would do.")
  private boolean dryRun;

  @Option(
      names = "--setting",
      paramLabel = "KEY=VALUE",
      description =
          "Another value of a setting, for this run. May be given several times; values that are"
              + " JSON are taken as such.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--once",
      paramLabel = "KEY",
      description = "Under a key it is run once, however often this is called.")
  private @Nullable String key;

  @Mixin private Reason reason = new Reason();

  public RunNowCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    RunWanted wanted = RunWanted.PLAINLY.waiting(atMost);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      wanted = wanted.with(setting.getKey(), value(setting.getValue()));
    }
    RunOutcome outcome = client.commands(asking()).run(task, dryRun ? wanted.asDryRun() : wanted);
    return Outcomes.show(outcome, atMost, screen);
  }

  private Asking asking() {
    String once = key;
    try {
      return once == null ? reason.asking() : reason.asking().once(once);
    } catch (IllegalArgumentException misfit) {
      throw new ParameterException(line(), "--once: " + misfit.getMessage(), misfit);
    }
  }

  private static Object value(String text) {
    try {
      Object value = JSON.readValue(text, Object.class);
      return value == null ? text : value;
    } catch (JacksonException plain) {
      return text;
    }
  }
}
