package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts a value in place of what file and code say of a task. */
@Command(
    name = "override",
    description = "Puts a value in place of what file and code say of a task.")
public final class OverrideCommand extends RemoteCommand {

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(paramLabel = "TASK", description = "Its name.")
  private String task = "";

  @Parameters(
      paramLabel = "FIELD",
      description = "Which one: schedule, timezone, timeout, retry, overlap or another of them.")
  private String field = "";

  @Parameters(
      paramLabel = "VALUE",
      description = "A text such as '0 3 * * *' or PT5M, or JSON such as '{\"retries\": 4}'.")
  private String value = "";

  @Mixin private Until until = new Until();
  @Mixin private Reason reason = new Reason();

  public OverrideCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Asking asking = until.limited(reason.asking(), machine(), line());
    Until.show(client.commands(asking).override(task, field, read(value)), asking, screen);
    return Codes.DONE;
  }

  private static Object read(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JacksonException noJson) {
      return text;
    }
  }
}
