package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Change;
import java.time.Instant;
import java.util.Optional;

/** Something that somebody changed. */
public record ChangeMade(String id, String what, By by, String before, String after) {

  /** Who, when, why, and until when it was to last. */
  public record By(String who, Instant at, String why, Optional<Instant> until) {}

  static ChangeMade of(Change change) {
    return new ChangeMade(
        Long.toString(change.id()),
        change.what(),
        new By(change.by().who(), change.by().at(), change.by().why(), change.by().until()),
        change.words().before(),
        change.words().after());
  }
}
