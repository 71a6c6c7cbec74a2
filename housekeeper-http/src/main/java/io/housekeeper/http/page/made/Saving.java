package io.housekeeper.http.page.made;

import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.form.Inputs;
import io.housekeeper.http.page.form.Typed;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Does what somebody asks for who has filled in the form of a task. */
final class Saving {

  /** Until this node has taken up what was made. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Control control;
  private final Making making;
  private final Request request;
  private final Draft draft;

  Saving(Control control, Making making, Request request, Draft draft) {
    this.control = control;
    this.making = making;
    this.request = request;
    this.draft = draft;
  }

  private Asking asking() {
    return Asked.by(request, control.nodes().now());
  }

  private String settings() {
    Drafting drafting = new Drafting(control);
    if (drafting.type(draft.type()).isEmpty()) {
      throw Problem.of(422, "no plugin of this node brings type '%s'".formatted(draft.type()));
    }
    return Typed.all(Inputs.typed(drafting.inputs(draft), request)).toString();
  }

  private String path() {
    return "/admin/made/" + draft.task();
  }

  private Answer make(Map<String, String> values) {
    if (draft.task().isEmpty()) {
      throw Problem.of(422, "the task needs a name");
    }
    return making.make(asking(), draft.task(), draft.type(), settings(), values);
  }

  Reply save() {
    return Drawing.done(request, make(Values.read(request, draft.spec())), path());
  }

  /**
   * A new task is saved for that, but disabled: nothing of it is due. Of one that is there nothing
   * is saved.
   */
  Reply runDry() {
    if (!draft.isNew()) {
      return run(Optional.empty());
    }
    Map<String, String> values = new TreeMap<>(Values.read(request, draft.spec()));
    values.put("disabled", "true");
    Answer made = make(values);
    if (!(made instanceof Answer.Done)) {
      return Drawing.done(request, made, path());
    }
    Optional<String> key = asking().key().map(text -> text + "-dry");
    return new Reply.Later(
        () -> control.tasks().isKnown(draft.task()) ? Optional.of(run(key)) : Optional.empty(),
        PATIENCE,
        () ->
            Drawing.said(
                request, "it is saved, disabled, and no node has taken it up yet", path()));
  }

  private Reply.Whole run(Optional<String> key) {
    Asking once = Asking.by(request.caller().name()).because("dry run");
    once = key.or(() -> asking().key()).map(once::once).orElse(once);
    Answer answer = making.run(once, request.caller().access(), draft.task(), settings(), true);
    return answer instanceof Answer.Accepted accepted
        ? Drawing.said(request, "a dry run is asked for", path() + "?run=" + accepted.run())
        : Drawing.done(request, answer, path());
  }
}
