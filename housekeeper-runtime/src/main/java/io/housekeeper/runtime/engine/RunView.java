package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskView;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A run as listeners see it. */
record RunView(TaskView view, Subject subject, Stage stage, Words words, Asked asked)
    implements Run {

  /**
   * What is looked up when somebody wants to know.
   *
   * @param previous how the task's previous run ended
   * @param pages where people find a run
   */
  record Asked(Supplier<Optional<State>> previous, Function<String, Optional<URI>> pages) {}

  /** Where it stands. */
  record Stage(State state, Optional<Begun> begun, Optional<Instant> endedAt, int attempt) {

    static Stage of(LiveRow row, State state) {
      return new Stage(state, row.begun(), Optional.empty(), row.state().attempts().started());
    }

    static Stage of(Entry entry) {
      return new Stage(
          entry.ending().shown(),
          entry.execution().map(Entry.Execution::begun),
          Optional.of(entry.endedAt()),
          entry.execution().map(Entry.Execution::attempts).orElse(0));
    }
  }

  /** What there is to say about it. */
  record Words(
      String node, String reason, String text, Optional<Throwable> failure, boolean retold) {}

  @Override
  public String id() {
    return Long.toString(subject.id());
  }

  @Override
  public TaskSpec task() {
    return view.plan().spec();
  }

  @Override
  public String schedule() {
    return view.plan().schedule().text();
  }

  @Override
  public ZoneId zone() {
    return task().zone().orElse(ZoneOffset.UTC);
  }

  @Override
  public String plugin() {
    return view.version().plugin();
  }

  @Override
  public State state() {
    return stage.state();
  }

  @Override
  public Optional<State> before() {
    return asked.previous().get();
  }

  @Override
  public Trigger trigger() {
    return subject.origin().shown();
  }

  @Override
  public Optional<Instant> fire() {
    return subject.fire();
  }

  @Override
  public Optional<Instant> startedAt() {
    return stage.begun().map(Begun::at);
  }

  @Override
  public Optional<Instant> endedAt() {
    return stage.endedAt();
  }

  @Override
  public int attempt() {
    return stage.attempt();
  }

  @Override
  public long fires() {
    return subject.covers().fires();
  }

  @Override
  public boolean retold() {
    return words.retold();
  }

  @Override
  public String node() {
    return words.node();
  }

  @Override
  public String reason() {
    return words.reason();
  }

  @Override
  public String failureText() {
    return words.failure().map(Texts::stack).orElseGet(words::text);
  }

  @Override
  public String traceId() {
    return stage.begun().map(Begun::traceId).orElse("");
  }

  @Override
  public Optional<Throwable> failure() {
    return words.failure();
  }

  @Override
  public Map<String, Long> counts() {
    return Extra.of(subject.asked().extra()).counts();
  }

  @Override
  public Optional<URI> link() {
    return asked.pages().apply(id());
  }
}
