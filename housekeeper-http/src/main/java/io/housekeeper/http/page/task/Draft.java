package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.form.Inputs;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.security.Overriding;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskDetail;
import java.util.List;
import java.util.Optional;

/**
 * A value of a task that somebody wants to be another.
 *
 * @param value as it is now; nothing if there is none
 * @param inputs with what was typed, if anything was
 */
record Draft(
    Request request,
    TaskDetail task,
    String field,
    Optional<ConfiguredValue> value,
    List<Input> inputs) {

  /**
   * What a request is about.
   *
   * @throws Problem if there is no such value, or it is not his to change
   */
  static Draft of(Control control, Request request) {
    String name = TaskPages.known(control, request);
    TaskDetail task =
        control
            .tasks()
            .detail(name)
            .orElseThrow(() -> Problem.of(422, "task '%s' cannot be read here".formatted(name)));
    String field = request.query("field").orElse("");
    if (!Overridable.isOne(field)) {
      throw Problem.unknown("value '%s' that can be overridden".formatted(field));
    }
    Overriding.check(field, request.caller());
    Optional<ConfiguredValue> value =
        task.configuration().stream().filter(one -> one.field().equals(field)).findFirst();
    List<Input> inputs = Overridable.inputs(field, value.map(ConfiguredValue::effective));
    return new Draft(request, task, field, value, Inputs.typed(inputs, request));
  }

  String name() {
    return task.status().name();
  }

  /** Whether anything was typed. */
  boolean isTyped() {
    return !request.fields(Input.PREFIX).isEmpty();
  }

  /**
   * What was typed, as JSON.
   *
   * @throws Problem if it cannot be that
   */
  String json() {
    String json =
        Overridable.typed(field, inputs)
            .orElseThrow(() -> Problem.of(422, "%s is missing".formatted(field)));
    Overriding.checkValue(json);
    return json;
  }

  private Commands commands(Control control) {
    return control.as(Asked.by(request, control.nodes().now()));
  }

  Answer save(Control control) {
    return commands(control).override(name(), field, json());
  }

  Answer revert(Control control) {
    return commands(control).revert(name(), field);
  }
}
