package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.dist.machine.Machine;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
    name = "runs",
    description = {
      "Lists runs, newest first, with what the task said or what failed. Fires that no run was made"
          + " of are there, too: SKIPPED and MISSED."
    })
public final class RunsCommand extends RemoteCommand {

  private static final int LARGEST_PAGE = 1_000;

  /** Those that the service knows. */
  enum State {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    LOST,
    SKIPPED,
    MISSED
  }

  @Option(names = "--task", paramLabel = "NAME", description = "Only of this task.")
  private @Nullable String task;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Only those in one of these: ${COMPLETION-CANDIDATES}.")
  private Set<State> states = EnumSet.noneOf(State.class);

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many at most. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int limit = 20;

  public RunsCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    int most = atLeastOne("--limit", limit);
    List<RunSummary> runs =
        client.runs().list(filter(Math.min(most, LARGEST_PAGE))).limit(most).toList();
    if (screen.isJson()) {
      screen.json(Map.of("runs", runs));
    } else {
      screen.show(table(runs, screen.words()));
    }
    return Codes.DONE;
  }

  private RunFilter filter(int page) {
    RunSummary.State[] some =
        states.stream()
            .map(state -> RunSummary.State.valueOf(state.name()))
            .toArray(RunSummary.State[]::new);
    RunFilter all = RunFilter.ALL.byPagesOf(page);
    RunFilter in = some.length == 0 ? all : all.in(some);
    return Optional.ofNullable(task).map(in::of).orElse(in);
  }

  private static Table table(List<RunSummary> runs, Words words) {
    Table table = new Table("TASK", "RUN", "STATE", "BEGAN", "TOOK");
    for (RunSummary run : runs) {
      table.addNoted(
          run.message(),
          run.task(),
          run.id(),
          run.state().name(),
          words.at(run.startedAt().or(run::fire)),
          Words.of(run.duration()));
    }
    return table;
  }
}
