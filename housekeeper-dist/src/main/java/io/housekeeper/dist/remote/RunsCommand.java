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

  /** The same for what runs go back to. */
  enum Trigger {
    SCHEDULE,
    CATCH_UP,
    MANUAL,
    STARTUP,
    AFTER,
    BACKFILL
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
      names = "--trigger",
      paramLabel = "TRIGGER",
      split = ",",
      description = "Only those that go back to one of these: ${COMPLETION-CANDIDATES}.")
  private Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "Only those that this node executed.")
  private @Nullable String node;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Only those that began, or were due, then or later: 2027-03-27T18:00 as the clocks of this"
              + " machine show it, with an offset or Z behind it, or how long ago, as in 2h.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Only those that began, or were due, before then.")
  private @Nullable String to;

  @Option(
      names = "--containing",
      paramLabel = "TEXT",
      description = "Only those with this in the message, whatever its case.")
  private @Nullable String containing;

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
    return narrowed(Optional.ofNullable(task).map(in::of).orElse(in));
  }

  private RunFilter narrowed(RunFilter filter) {
    RunSummary.Trigger[] some =
        triggers.stream()
            .map(trigger -> RunSummary.Trigger.valueOf(trigger.name()))
            .toArray(RunSummary.Trigger[]::new);
    RunFilter by = some.length == 0 ? filter : filter.by(some);
    RunFilter on = Optional.ofNullable(node).map(by::on).orElse(by);
    RunFilter from = past("--from", this.from).map(on::from).orElse(on);
    RunFilter to = past("--to", this.to).map(from::to).orElse(from);
    return Optional.ofNullable(containing).map(to::containing).orElse(to);
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
