package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.TaskStatus;
import io.housekeeper.dist.machine.Machine;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists tasks. */
@Command(
    name = "tasks",
    description = {
      "Lists the tasks of a running service: how each is doing, when it is due next, and what became"
          + " of its newest run."
    })
public final class TasksCommand extends RemoteCommand {

  private static final int PAGE = 100;

  @Option(names = "--task", paramLabel = "TEXT", description = "Only those whose names have this.")
  private String text = "";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Only those in one of these: ${COMPLETION-CANDIDATES}.")
  private Set<TaskState> states = EnumSet.noneOf(TaskState.class);

  @Option(names = "--limit", paramLabel = "N", description = "So many at most.")
  private int limit = Integer.MAX_VALUE;

  public TasksCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    List<TaskStatus> tasks =
        client
            .tasks()
            .list(text, PAGE)
            .filter(task -> states.isEmpty() || states.contains(TaskState.of(task)))
            .limit(atLeastOne("--limit", limit))
            .toList();
    if (screen.isJson()) {
      screen.json(Map.of("tasks", tasks));
    } else {
      screen.show(table(tasks, screen.words()));
    }
    return Codes.DONE;
  }

  private static Table table(List<TaskStatus> tasks, Words words) {
    Table table = new Table("TASK", "STATE", "NEXT", "LAST", "BEGAN");
    for (TaskStatus task : tasks) {
      table.add(
          task.name(),
          TaskState.of(task).toString(),
          words.at(task.nextRun()),
          task.lastStatus().orElse("-"),
          words.at(task.lastRun()));
    }
    return table;
  }
}
