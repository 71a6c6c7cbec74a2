package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskRun;
import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.Logs.TraceOf;
import io.housekeeper.runtime.ledger.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;

/** What a running task sees of its run. Safe for use by any thread. */
final class RunHandle implements TaskRun {

  /** What a run can ask the node for. */
  interface Surroundings {

    InstantSource clock();

    Optional<Instant> lastSuccess(int task);

    DataSource database(String name);
  }

  private static final int MOST_COUNTS = 100;

  private final Assignment assignment;
  private final Surroundings surroundings;
  private final Transcript transcript;
  private final Map<String, Long> counts = new TreeMap<>();
  private String message = "";
  private Optional<Progress> progress = Optional.empty();
  private boolean hadProgress;
  private boolean seen;
  private boolean traceKept;
  private volatile boolean cancelled;

  RunHandle(Assignment assignment, Surroundings surroundings) {
    this.assignment = assignment;
    this.surroundings = surroundings;
    this.transcript = new Transcript(assignment.id(), attempt());
  }

  /** Its id as a number. */
  long run() {
    return assignment.id();
  }

  @Override
  public String id() {
    return Long.toString(assignment.id());
  }

  @Override
  public String task() {
    return assignment.plan().spec().name();
  }

  @Override
  public Run.Trigger trigger() {
    return assignment.row().subject().origin().shown();
  }

  @Override
  public Optional<Instant> fire() {
    return assignment.row().subject().fire();
  }

  @Override
  public int attempt() {
    return assignment.row().state().attempts().started();
  }

  @Override
  public long fencingToken() {
    return assignment.fence();
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return surroundings.lastSuccess(assignment.row().task());
  }

  @Override
  public boolean dryRun() {
    return asker().dryRun();
  }

  /** Those of this run only: a JSON object, or empty. */
  String settings() {
    return asker().settings();
  }

  private Asker asker() {
    return Asker.parse(assignment.row().subject().asked().extra());
  }

  @Override
  public InstantSource clock() {
    return surroundings.clock();
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public void throwIfCancelled() {
    if (cancelled) {
      throw new CancellationException("run " + id() + " of task '" + task() + "' is to end");
    }
  }

  @Override
  public synchronized void progress(long done, long total) {
    progress = Optional.of(new Progress(assignment.id(), done, total));
    hadProgress = true;
  }

  /** What is new of the progress since the last time. */
  synchronized Optional<Progress> drainProgress() {
    Optional<Progress> newest = progress;
    progress = Optional.empty();
    return newest;
  }

  /**
   * In what trace it is, once and not at the first look: a run that is soon over says so at its
   * end, and needs no line of its own before.
   */
  synchronized Optional<TraceOf> drainTrace() {
    boolean due = seen && !traceKept && !assignment.trace().context().isEmpty();
    seen = true;
    traceKept |= due;
    return due
        ? Optional.of(
            new TraceOf(assignment.id(), assignment.row().task(), assignment.row().trace()))
        : Optional.empty();
  }

  synchronized boolean hadProgress() {
    return hadProgress;
  }

  @Override
  public synchronized void message(String text) {
    message = Texts.clean(text, Texts.MESSAGE);
  }

  synchronized String message() {
    return message;
  }

  @Override
  public synchronized void count(String name, long more) {
    String clean = Texts.clean(name, 100);
    if (counts.size() < MOST_COUNTS || counts.containsKey(clean)) {
      counts.merge(clean, more, Long::sum);
    }
  }

  synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public void log(String line) {
    transcript.add(line);
  }

  Transcript transcript() {
    return transcript;
  }

  @Override
  public DataSource database(String name) {
    return surroundings.database(name);
  }
}
