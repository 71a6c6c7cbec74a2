package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Plain;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.ConfiguredValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A value of a task's specification, and where it comes from.
 *
 * @param holds what is in force
 * @param code what the code says; empty if it says nothing
 * @param editable whether whoever reads it may put another in its place
 */
public record Configured(
    String field,
    String holds,
    String code,
    Optional<String> file,
    Optional<InPlace> override,
    boolean editable) {

  /** What somebody has put in its place. */
  public record InPlace(String value, String who, String why, When since, Optional<When> until) {}

  static Configured of(ConfiguredValue value, boolean editable, ZoneId zone, Instant now) {
    return new Configured(
        value.field(),
        Plain.words(value.effective()),
        Plain.words(value.code()),
        value.file().map(Plain::words),
        value.override().map(one -> override(one, zone, now)),
        editable);
  }

  private static InPlace override(ConfiguredValue.Overriding one, ZoneId zone, Instant now) {
    return new InPlace(
        Plain.words(one.value()),
        one.who(),
        one.why(),
        new When(one.since(), zone, now),
        one.until().map(at -> new When(at, zone, now)));
  }

  /** Who of the three says what holds. */
  public String source() {
    if (override.isPresent()) {
      return "override";
    }
    return file.isPresent() ? "file" : "code";
  }
}
