package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.TaskKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to know of runs. */
public final class RunQueries {

  private final Ledger ledger;

  public RunQueries(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some runs, newest first. */
  public List<RunSummary> page(RunQuery query) {
    return search(query).runs();
  }

  /** The same, with where to go on. */
  public RunPage search(RunQuery query) {
    return new RunSearch(ledger, query).find();
  }

  /** The run of the same task that was made next after one, if there is one. */
  public Optional<RunSummary> next(RunSummary run) {
    List<TaskKey> keys = ledger.tasks().keys(run.task());
    List<Integer> tasks = keys.stream().map(TaskKey::id).toList();
    RunNames names = new RunNames(ledger).knowing(keys);
    long id = RunShapes.id(run.id());
    // In this order: between two questions it may end, and be found in neither place.
    Stream<RunSummary> live =
        ledger.history().liveOf(tasks).stream()
            .filter(row -> !row.isZombie() && row.id() > id)
            .map(row -> RunShapes.of(row, names));
    Stream<RunSummary> over =
        ledger.history().following(tasks, id).stream().map(entry -> RunShapes.of(entry, names));
    return Stream.concat(live, over)
        .min(Comparator.comparingLong((RunSummary one) -> RunShapes.id(one.id())));
  }

  /** All that is to be known of a run; nothing if there is none with this id. */
  public Optional<RunDetail> detail(String run) {
    RunNames names = new RunNames(ledger);
    RunDetails details = new RunDetails(ledger, names);
    long id = RunShapes.id(run);
    // In this order: between two questions it may end, and be found in neither place.
    Optional<RunDetail> live =
        ledger.history().live(id).filter(row -> !row.isZombie()).map(details::of);
    return live.or(() -> ledger.history().entry(id).map(details::of));
  }

  /**
   * Some of what a run has logged.
   *
   * @param from the number of the first piece
   */
  public List<LogPiece> log(String run, int from, int limit) {
    return ledger.logs().read(RunShapes.id(run), from, limit).stream()
        .map((LogChunk chunk) -> new LogPiece(chunk.sequence(), chunk.body()))
        .toList();
  }

  /** A piece of a log. */
  public record LogPiece(int number, String text) {

    /**
     * What pieces say, one after the other.
     *
     * @param containing only lines that contain this, whatever its case; empty for all
     */
    public static String text(List<LogPiece> pieces, String containing) {
      String all = pieces.stream().map(LogPiece::text).collect(Collectors.joining());
      String wanted = containing.toLowerCase(Locale.ROOT);
      return containing.isEmpty()
          ? all
          : all.lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
              .map(line -> line + "\n")
              .collect(Collectors.joining());
    }
  }
}
