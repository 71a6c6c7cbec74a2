package io.housekeeper.http.page.task;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Explanation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Why, and who.
 *
 * @param at what time somebody asks about, as he has typed it; empty if he does not
 * @param answers to that
 * @param sinceSuccess what was changed since the newest success began
 * @param changes what was changed, newest first
 * @param older the address of older changes, if there may be some
 */
public record Account(
    String at,
    List<Explanation> answers,
    List<Change> sinceSuccess,
    List<Change> changes,
    Optional<String> older) {

  /** The time as a browser wants it. */
  public String local() {
    return at.endsWith("Z") ? at.substring(0, at.length() - 1) : at;
  }

  /** Something that was changed. */
  public record Change(When at, ChangeMade made) {

    static Change of(ChangeMade made, ZoneId zone, Instant now) {
      return new Change(new When(made.by().at(), zone, now), made);
    }

    /** What it was and what it is. */
    public String words() {
      String arrow = made.before().isEmpty() || made.after().isEmpty() ? "" : " → ";
      return made.before() + arrow + made.after();
    }
  }
}
