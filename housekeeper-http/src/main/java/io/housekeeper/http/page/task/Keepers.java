package io.housekeeper.http.page.task;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.task.TaskPage.Keeper;
import io.housekeeper.http.page.task.TaskPage.Wrong;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with a task, what keeps it from starting, and who wants that. */
final class Keepers {

  private final Control control;
  private final ZoneId zone;
  private final Instant now;

  Keepers(Control control, ZoneId zone, Instant now) {
    this.control = control;
    this.zone = zone;
    this.now = now;
  }

  List<Keeper> of(TaskStatus task) {
    List<Keeper> all = new ArrayList<>();
    if (!task.now().registered()) {
      all.add(alone("No living node has its code."));
    }
    if (task.now().paused().contains("UNREADABLE")) {
      all.add(alone(task.about().words()));
    }
    if (!task.enabled()) {
      all.add(disabled(task.name()));
    }
    control.tasks().pauses(task.name()).stream()
        .map(pause -> keeper(words(pause.what()), pause.by()))
        .forEach(all::add);
    return all;
  }

  /** Why somebody should look at a task, if somebody should. */
  Optional<Wrong> wrong(String task) {
    return control.attention().stream()
        .filter(one -> one.task().equals(task))
        .findFirst()
        .map(
            one ->
                new Wrong(
                    one.sentence(),
                    new When(one.since(), zone, now),
                    one.acknowledged().map(by -> keeper("Somebody sees to it.", by))));
  }

  private static Keeper alone(String sentence) {
    return new Keeper(sentence, "", "", Optional.empty(), Optional.empty());
  }

  private Keeper disabled(String task) {
    String sentence = "It is disabled: nothing of it is due.";
    return control.tasks().configuration(task).stream()
        .filter(value -> value.field().equals("disabled"))
        .flatMap(value -> value.override().stream())
        .findFirst()
        .map(one -> keeper(sentence, by(one)))
        .orElseGet(() -> alone(sentence));
  }

  private static ChangeMade.By by(ConfiguredValue.Overriding one) {
    return new ChangeMade.By(one.who(), one.since(), one.why(), one.until());
  }

  private Keeper keeper(String sentence, ChangeMade.By by) {
    return new Keeper(
        sentence,
        by.who(),
        by.why(),
        Optional.of(new When(by.at(), zone, now)),
        by.until().map(at -> new When(at, zone, now)));
  }

  private static String words(String pause) {
    return switch (pause) {
      case "EVERYTHING" -> "Everything is paused.";
      case "QUARANTINE" -> "It is in quarantine: nothing of it starts until somebody resumes it.";
      default -> "It is paused: its fires are skipped.";
    };
  }
}
