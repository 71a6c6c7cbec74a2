package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Plain;
import io.housekeeper.http.route.Problem;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ScheduleMeaning;
import io.housekeeper.runtime.control.TaskPreview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another value would come to.
 *
 * @param problem why it cannot be; empty if it can
 * @param values what would be another, in words
 * @param due when the task would be due, in words
 * @param fires the next ones
 */
public record Foreseen(String problem, List<String> values, String due, Optional<Fires> fires) {

  /** Of what was typed; nothing if nothing was. */
  static Optional<Foreseen> of(Control control, Draft draft, Instant now) {
    if (!draft.isTyped()) {
      return Optional.empty();
    }
    try {
      return control
          .preview(draft.name(), Map.of(draft.field(), draft.json()))
          .map(preview -> of(preview, now));
    } catch (Problem misfit) {
      return Optional.of(refused(misfit.sentence()));
    }
  }

  private static Foreseen of(TaskPreview preview, Instant now) {
    return preview
        .refused()
        .map(Foreseen::refused)
        .orElseGet(
            () ->
                new Foreseen(
                    "",
                    preview.values().stream().map(Foreseen::words).toList(),
                    preview.after().map(ScheduleMeaning::description).orElse(""),
                    preview.after().map(after -> Fires.of(after, now))));
  }

  private static Foreseen refused(String sentence) {
    return new Foreseen(sentence, List.of(), "", Optional.empty());
  }

  private static String words(TaskPreview.Value value) {
    return "%s: %s → %s"
        .formatted(
            value.field(),
            value.before().map(Plain::words).orElse("–"),
            value.after().map(Plain::words).orElse("–"));
  }
}
