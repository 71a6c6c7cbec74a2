package io.housekeeper.client;

import io.housekeeper.client.Exchange.Answered;
import io.housekeeper.client.answer.Done;
import io.housekeeper.client.answer.ListenerTest;
import io.housekeeper.client.answer.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What may be done. It is in force on all nodes within two seconds. What cannot be is a {@link
 * HousekeeperFailure}; so is whatever does not last, if it is asked for {@linkplain Asking#until
 * until} some time.
 */
public final class Commands {

  /** Longer than this the service is not made to wait: what is in between may not bear it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Exchange exchange;
  private final Asking asking;

  Commands(Exchange exchange, Asking asking) {
    this.exchange = exchange;
    this.asking = asking;
  }

  private Done done(Ask ask) {
    return exchange.ask(ask.as(asking), Done.class);
  }

  // --- runs ---

  /** Starts a run of a task, and waits for its end for half a minute. */
  public RunOutcome run(String task) {
    return run(task, RunWanted.PLAINLY);
  }

  /** Starts a run of a task, and waits for its end. One that fails is an answer like any other. */
  public RunOutcome run(String task, RunWanted wanted) {
    Duration whole = Duration.ofSeconds(wanted.atMost().toSeconds());
    Duration first = whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole;
    RunOutcome outcome = begun(task, wanted, first);
    Duration rest = wanted.atMost().minus(first);
    return outcome.isOver() || rest.isZero()
        ? outcome
        : RunOutcome.of(new Runs(exchange).await(outcome.runId(), rest).run());
  }

  private RunOutcome begun(String task, RunWanted wanted, Duration wait) {
    Ask plain = Ask.post("/tasks/{}/run", task).waiting(wait);
    Ask set = wanted.settings().isEmpty() ? plain : plain.sending("settings", wanted.settings());
    Ask ask = (wanted.dryRun() ? set.sending("dryRun", true) : set).as(asking);
    Answered answered = exchange.send(ask);
    // A run that has failed is told with a status of a failure, and is none of the service.
    if (!answered.isJson()) {
      throw Failures.of(exchange.uri(ask), answered);
    }
    return exchange.read(ask, answered, RunOutcome.class);
  }

  /** Tries a run that is over again, as a new one like it. */
  public Done retry(String run) {
    return done(Ask.post("/runs/{}/retry", run));
  }

  /** Tries the last run of each task that has failed since then, and not succeeded, again. */
  public Done retryFailed(Instant since) {
    return done(Ask.post("/runs/retry-failed").sending("since", since.toString()));
  }

  /** Tries the last run of a task again, if it has failed since then. */
  public Done retryFailed(String task, Instant since) {
    return done(
        Ask.post("/runs/retry-failed").sending("task", task).sending("since", since.toString()));
  }

  /**
   * Runs the fires after an instant and up to another once more, a thousand at most; the answer
   * says how many those are.
   */
  public Done backfill(String task, Instant after, Instant upTo) {
    return done(
        Ask.post("/tasks/{}/backfill", task)
            .sending("after", after.toString())
            .sending("upTo", upTo.toString()));
  }

  /** Ends a run. */
  public Done cancel(String run) {
    return done(Ask.post("/runs/{}/cancel", run));
  }

  // --- tasks ---

  /** Nothing of a task starts any more but what is asked for by hand; its fires are skipped. */
  public Done pause(String task) {
    return done(Ask.post("/tasks/{}/pause", task));
  }

  /** Takes back a pause, and a quarantine. */
  public Done resume(String task) {
    return done(Ask.post("/tasks/{}/resume", task));
  }

  /** Pauses a task, and ends what runs of it. */
  public Done stop(String task) {
    return done(Ask.post("/tasks/{}/stop", task));
  }

  /** Nothing of a task is due any more, and nothing is written about that. */
  public Done disable(String task) {
    return done(Ask.post("/tasks/{}/disable", task));
  }

  public Done enable(String task) {
    return done(Ask.post("/tasks/{}/enable", task));
  }

  /** Somebody sees to what is wrong with a task, until the end that he says: 30 days at most. */
  public Done acknowledge(String task) {
    return done(Ask.post("/tasks/{}/acknowledge", task));
  }

  /** Nobody does any more. */
  public Done unacknowledge(String task) {
    return done(Ask.post("/tasks/{}/unacknowledge", task));
  }

  /** Leaves out the next fire of a task. */
  public Done skipNext(String task) {
    return done(Ask.post("/tasks/{}/skip-next", task));
  }

  /** Makes fires due again that are accounted for already, because a clock was ahead. */
  public Done reset(String task) {
    return done(Ask.post("/tasks/{}/reset", task));
  }

  /**
   * Replaces a value of a task's specification.
   *
   * @param value a text, number, truth, list or map
   */
  public Done override(String task, String field, Object value) {
    return done(Ask.of("PUT", "/tasks/{}/overrides/{}", task, field).sending("value", value));
  }

  /** Takes an override back. */
  public Done revert(String task, String field) {
    return done(Ask.of("DELETE", "/tasks/{}/overrides/{}", task, field));
  }

  /**
   * Makes a task of a type, or makes it otherwise; takes a token of an administrator.
   *
   * @param settings of the type, as texts, numbers, truths, lists and maps; secrets by their names
   * @param values of its specification, as in schedule
   */
  public Done make(
      String task, String type, Map<String, Object> settings, Map<String, Object> values) {
    return done(
        Ask.of("PUT", "/made/{}", task)
            .sending("type", type)
            .sending("settings", settings)
            .sending("values", values));
  }

  /** Takes back what was made of a task. */
  public Done unmake(String task) {
    return done(Ask.of("DELETE", "/made/{}", task));
  }

  /** Forgets a task that no node has, with its history. */
  public Done forget(String task) {
    return done(Ask.of("DELETE", "/tasks/{}", task));
  }

  // --- nodes, and what concerns all tasks ---

  /** A node starts nothing any more, and others do. */
  public Done drain(String node) {
    return done(Ask.post("/nodes/{}/drain", node));
  }

  /** A node takes its share again. */
  public Done undrain(String node) {
    return done(Ask.post("/nodes/{}/undrain", node));
  }

  /**
   * Changes something of a node while it runs.
   *
   * @param value a text, number, truth, list or map
   */
  public Done set(String node, String setting, Object value) {
    return done(Ask.of("PUT", "/nodes/{}/settings/{}", node, setting).sending("value", value));
  }

  /** Takes that back. */
  public Done unset(String node, String setting) {
    return done(Ask.of("DELETE", "/nodes/{}/settings/{}", node, setting));
  }

  /**
   * Changes something of all nodes while they run.
   *
   * @param value a text, number, truth, list or map
   */
  public Done setEverywhere(String setting, Object value) {
    return done(Ask.of("PUT", "/control/settings/{}", setting).sending("value", value));
  }

  /** Takes that back. */
  public Done unsetEverywhere(String setting) {
    return done(Ask.of("DELETE", "/control/settings/{}", setting));
  }

  /**
   * Has the node that answers load a plugin anew from where it lies; takes a token of an
   * administrator.
   */
  public Done reload(String plugin) {
    return done(Ask.post("/plugins/{}/reload", plugin));
  }

  /**
   * Has the node that answers tell a listener of a run that there never was, marked as a test;
   * takes a token of an administrator.
   */
  public ListenerTest test(String listener) {
    return exchange.ask(Ask.post("/listeners/{}/test", listener).as(asking), ListenerTest.class);
  }

  /**
   * Forgets runs that ended longer ago than this, but for the newest of each task and its newest
   * success; takes a token of an administrator.
   */
  public Done cleanupOldExecutions(Duration age) {
    return done(Ask.post("/control/cleanup").sending("age", age.toMillis()));
  }

  public Done pauseEverything() {
    return done(Ask.post("/control/pause"));
  }

  public Done resumeEverything() {
    return done(Ask.post("/control/resume"));
  }
}
