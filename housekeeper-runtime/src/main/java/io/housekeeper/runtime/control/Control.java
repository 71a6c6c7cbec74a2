package io.housekeeper.runtime.control;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door: what there is to ask, and who may ask for something. */
public final class Control {

  private final Ledger ledger;
  private final Engine engine;
  private final Workshop workshop;
  private final TaskQueries tasks;

  /**
   * @param workshop what this process has of plugins
   */
  public Control(Ledger ledger, Engine engine, Workshop workshop) {
    this.ledger = ledger;
    this.engine = engine;
    this.workshop = workshop;
    this.tasks = new TaskQueries(ledger, engine::now);
  }

  /** What there is to know of tasks. */
  public TaskQueries tasks() {
    return tasks;
  }

  /** What texts mean as schedules. */
  public ScheduleQueries schedules() {
    return new ScheduleQueries(engine);
  }

  /** What there is to know of runs. */
  public RunQueries runs() {
    return new RunQueries(ledger);
  }

  /** What there is to know of nodes, and of what they have. */
  public NodeQueries nodes() {
    return new NodeQueries(ledger, engine, workshop);
  }

  /** Who may come in. */
  public TokenQueries tokens() {
    return new TokenQueries(ledger, engine);
  }

  /**
   * What was changed, by whom and why, newest first: of a task, or of anything.
   *
   * @param below only what was changed before the change with this id, which ended a page before
   */
  public List<ChangeMade> audit(Optional<String> task, Optional<String> below, int limit) {
    return tasks.audit(task, below, limit);
  }

  /**
   * What overriding values of a task's specification would come to; nothing is changed.
   *
   * @param values JSON, by the names of the values; without variables
   * @return nothing if there is no such task, or it cannot be read here
   */
  public Optional<TaskPreview> preview(String task, Map<String, String> values) {
    return new Previews(ledger, engine.orders(), engine.now()).of(task, values);
  }

  /** What was and what is to come of many tasks side by side. */
  public Timelines timelines() {
    return new Timelines(ledger, engine.now());
  }

  /** Why a task did or did not run. */
  public Explaining explaining() {
    return new Explaining(ledger, tasks, engine::now);
  }

  /**
   * The tasks that somebody should look at, the most urgent first: those that nobody sees to, and
   * then the others. Of each task what is most urgent of it; of at most 200 tasks.
   */
  public List<Attention> attention() {
    return new Troubles(ledger, engine.now()).find(engine.unread());
  }

  /** Follows what happens from now on. */
  public News news() {
    return new News(ledger);
  }

  /** Whether a question failed because the ledger does not answer: it may be asked again. */
  public static boolean isOutage(Throwable failure) {
    return failure instanceof LedgerFailure && !(failure instanceof LedgerFailure.Refused);
  }

  /** What somebody may do. */
  public Commands as(Asking asking) {
    return new Commands(engine, ledger, workshop, asking);
  }
}
