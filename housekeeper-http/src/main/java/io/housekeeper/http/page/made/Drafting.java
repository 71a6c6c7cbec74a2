package io.housekeeper.http.page.made;

import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.form.Inputs;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.made.FormPage.Difference;
import io.housekeeper.http.page.made.FormPage.DryRun;
import io.housekeeper.http.page.made.FormPage.Known;
import io.housekeeper.http.page.made.FormPage.Made;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskMade;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills forms with what is there, or with what somebody has typed. */
final class Drafting {

  private static final int CHANGED_MEANWHILE = 412;

  private final Control control;

  Drafting(Control control) {
    this.control = control;
  }

  Optional<TaskTypeStatus> type(String name) {
    return control.nodes().types().stream().filter(type -> type.name().equals(name)).findFirst();
  }

  Optional<TaskMade> made(String task) {
    return control.tasks().made().stream().filter(made -> made.name().equals(task)).findFirst();
  }

  /** Where the settings of a task are typed. */
  List<Input> inputs(Draft draft) {
    String settings = made(draft.task()).map(made -> made.type().settings()).orElse("{}");
    return type(draft.type())
        .map(type -> Inputs.of(type.schema(), draft.isNew() ? "{}" : settings))
        .orElse(List.of())
        .stream()
        // Of what may be left out whole, nothing must be said.
        .map(input -> input.field().path().contains(".") ? input.ifAny() : input)
        .toList();
  }

  /** A form as it is when it is opened. */
  Form saved(Draft draft) {
    return form(draft, new Filled(200, "", Values.fields(draft.spec())), inputs(draft), List.of());
  }

  /** A form that comes back, with what was typed. */
  Form typed(Draft draft, Filled filled, Request request) {
    List<Input> inputs = Inputs.typed(inputs(draft), request);
    List<Difference> differences =
        filled.status() == CHANGED_MEANWHILE && !draft.isNew()
            ? differences(draft, filled, inputs)
            : List.of();
    return form(draft, filled, inputs, differences);
  }

  private Form form(Draft draft, Filled values, List<Input> inputs, List<Difference> differences) {
    Instant now = control.nodes().now();
    Optional<Made> made =
        made(draft.task())
            .filter(one -> !draft.isNew())
            .map(one -> new Made(one.by().who(), When.utc(one.by().at(), now), one.by().why()));
    return new Form(
        new FormPage(
            When.utc(now, now),
            draft.task(),
            draft.type(),
            type(draft.type()),
            values,
            inputs,
            Foreseen.of(control, draft.task(), values, now),
            new Known(draft.revision(), Asked.once(), made, differences, Optional.empty())));
  }

  private static List<Difference> differences(Draft draft, Filled filled, List<Input> inputs) {
    Map<String, String> now = Values.fields(draft.spec());
    Stream<Difference> values =
        Values.names().stream()
            .map(name -> new Difference(name, filled.text(name), now.getOrDefault(name, "")));
    Stream<Difference> settings =
        inputs.stream()
            .map(input -> new Difference(input.field().path(), input.typed(), input.value()));
    return Stream.concat(settings, values).filter(one -> !one.yours().equals(one.now())).toList();
  }

  /** The dry run that a page is asked to show. */
  Optional<DryRun> run(Request request) {
    return request
        .query("run")
        .flatMap(control.runs()::detail)
        .map(detail -> detail.summary())
        .filter(run -> run.task().equals(request.path("task")))
        .map(Drafting::shown);
  }

  private static DryRun shown(RunSummary run) {
    return new DryRun(
        run.id(), Tones.of(run.state()), Tones.words(run.state()), run.message(), run.isOver());
  }
}
