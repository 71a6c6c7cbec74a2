package io.housekeeper.http.page.made;

import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.frame.Typed;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

  /** A form as it is when it is opened. */
  Form saved(Draft draft, String settings) {
    Typed values = new Typed(200, "", Values.fields(draft.spec()));
    List<Field> fields =
        type(draft.type())
            .map(type -> SettingsForm.of(type.schema()).with(settings))
            .orElse(List.of());
    return form(draft, values, fields, List.of());
  }

  /** A form that comes back, with what was typed. */
  Form typed(Draft draft, Typed typed) {
    List<Field> fields =
        type(draft.type())
            .map(type -> SettingsForm.of(type.schema()).with(typed))
            .orElse(List.of());
    List<Difference> differences =
        typed.status() == CHANGED_MEANWHILE && !draft.isNew()
            ? differences(draft, typed, fields)
            : List.of();
    return form(draft, typed, fields, differences);
  }

  private Form form(Draft draft, Typed values, List<Field> fields, List<Difference> differences) {
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
            fields,
            Foreseen.of(control, draft.task(), values, now),
            new Known(
                draft.revision(),
                UUID.randomUUID().toString(),
                made,
                differences,
                Optional.empty())));
  }

  private List<Difference> differences(Draft draft, Typed typed, List<Field> fields) {
    Map<String, String> now = new LinkedHashMap<>(Values.fields(draft.spec()));
    made(draft.task())
        .flatMap(made -> type(draft.type()).map(type -> with(type, made)))
        .orElse(List.of())
        .forEach(field -> add(field, now));
    Map<String, String> yours = new LinkedHashMap<>();
    now.keySet().forEach(name -> yours.put(name, typed.text(name)));
    fields.forEach(field -> add(field, yours));
    Values.names().forEach(name -> yours.put(name, typed.text(name)));
    List<Difference> differences = new ArrayList<>();
    yours.forEach(
        (name, mine) -> {
          String theirs = now.getOrDefault(name, "");
          if (!theirs.equals(mine)) {
            differences.add(new Difference(name.replaceFirst("^settings\\.", ""), mine, theirs));
          }
        });
    return differences;
  }

  private static List<Field> with(TaskTypeStatus type, TaskMade made) {
    return SettingsForm.of(type.schema()).with(made.type().settings());
  }

  private static void add(Field field, Map<String, String> values) {
    if (field.kind() == Field.Kind.BLOCK) {
      field.inner().forEach(inner -> add(inner, values));
    } else {
      values.put(field.name(), field.value());
    }
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
