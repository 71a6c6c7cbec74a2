package io.housekeeper.client;

import io.housekeeper.client.Pages.Page;
import io.housekeeper.client.Shapes.AttentionList;
import io.housekeeper.client.Shapes.ChangeList;
import io.housekeeper.client.Shapes.ExplanationList;
import io.housekeeper.client.Shapes.TaskList;
import io.housekeeper.client.answer.Attention;
import io.housekeeper.client.answer.ChangeMade;
import io.housekeeper.client.answer.Explanation;
import io.housekeeper.client.answer.ShortStatus;
import io.housekeeper.client.answer.TaskDetail;
import io.housekeeper.client.answer.TaskPreview;
import io.housekeeper.client.answer.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to know of tasks. */
public final class Tasks {

  private static final int USUAL = 100;

  private final Exchange exchange;

  Tasks(Exchange exchange) {
    this.exchange = exchange;
  }

  /** All of them in the order of their names, fetched as they are looked at. */
  public Stream<TaskStatus> list() {
    return list("", USUAL);
  }

  /**
   * Some of them in the order of their names, fetched as they are looked at.
   *
   * @param containing what their names contain, whatever its case; all if empty
   * @param page how many are fetched at once: 1 to 1,000
   */
  public Stream<TaskStatus> list(String containing, int page) {
    Ask ask = Ask.get("/tasks").with("name", containing).with("limit", page);
    return Pages.stream(
        next -> {
          TaskList list = exchange.ask(ask.with("after", next), TaskList.class);
          return new Page<>(list.tasks(), list.next());
        });
  }

  /** All that is to be known of a task. */
  public TaskDetail detail(String task) {
    return exchange.ask(Ask.get("/tasks/{}", task), TaskDetail.class);
  }

  /** Those that somebody should look at: the most urgent first, and last what somebody sees to. */
  public List<Attention> attention() {
    return exchange.ask(Ask.get("/attention"), AttentionList.class).attention();
  }

  /** How a task is doing; also of one there is none. */
  public ShortStatus status(String task) {
    return exchange.ask(Ask.get("/tasks/{}/status", task), ShortStatus.class);
  }

  /**
   * What overriding values of a task's specification would come to; nothing is changed.
   *
   * @param values texts, numbers, truths, lists and maps, by the names of the values
   */
  public TaskPreview preview(String task, Map<String, Object> values) {
    Ask ask = Ask.post("/tasks/{}/overrides/preview", task).sending("values", values);
    return exchange.ask(ask, TaskPreview.class);
  }

  /** Why a task does, or does not, run now: an answer, or one for each node. */
  public List<Explanation> explain(String task) {
    return explain(task, Optional.empty());
  }

  /** Why a task did, or did not, run at a time. */
  public List<Explanation> explain(String task, Instant at) {
    return explain(task, Optional.of(at));
  }

  private List<Explanation> explain(String task, Optional<Instant> at) {
    return exchange
        .ask(Ask.get("/tasks/{}/explain", task).with("at", at), ExplanationList.class)
        .explanations();
  }

  /** What was changed of a task, newest first, fetched as it is looked at. */
  public Stream<ChangeMade> changes(String task) {
    return changes(task, USUAL);
  }

  /**
   * What was changed of a task, newest first, fetched as it is looked at.
   *
   * @param page how many are fetched at once: 1 to 1,000
   */
  public Stream<ChangeMade> changes(String task, int page) {
    Ask ask = Ask.get("/tasks/{}/changes", task).with("limit", page);
    return Pages.stream(
        next -> {
          ChangeList list = exchange.ask(ask.with("below", next), ChangeList.class);
          return new Page<>(list.changes(), list.next());
        });
  }

  /** What was changed of anything, newest first, fetched as it is looked at. */
  public Stream<ChangeMade> audit() {
    Ask ask = Ask.get("/audit").with("limit", USUAL);
    return Pages.stream(
        next -> {
          ChangeList list = exchange.ask(ask.with("below", next), ChangeList.class);
          return new Page<>(list.changes(), list.next());
        });
  }

  /** What was changed since the newest success of a task began, newest first. */
  public List<ChangeMade> changedSinceSuccess(String task) {
    return exchange
        .ask(Ask.get("/tasks/{}/changes/since-success", task), ChangeList.class)
        .changes();
  }
}
