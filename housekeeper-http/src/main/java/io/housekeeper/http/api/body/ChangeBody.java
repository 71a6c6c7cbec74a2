package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.ChangeMade;
import java.time.Instant;
import java.util.Optional;

/** Something that somebody changed. */
public record ChangeBody(
    @Words("Its id") String id,
    @Words("The task that it is about") Optional<String> task,
    @Words("What was done") String what,
    @Words("Who did it") String who,
    @Words("When") Instant at,
    @Words("Why") String why,
    @Words("Until when it was to last") Optional<Instant> until,
    @Words("What it was before") String before,
    @Words("What it is since then") String after) {

  public static ChangeBody of(ChangeMade change) {
    return new ChangeBody(
        change.id(),
        change.task(),
        change.what(),
        change.by().who(),
        change.by().at(),
        change.by().why(),
        change.by().until(),
        change.before(),
        change.after());
  }
}
