package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Plain;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.TaskDetail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a task is.
 *
 * @param schedule as somebody has written it
 * @param runbook an address of the web, if there is one
 * @param type what it is made of, if not of code alone
 * @param dryRuns whether it can only say what it would do
 */
public record About(
    String schedule,
    String owner,
    Optional<String> runbook,
    Optional<Type> type,
    boolean dryRuns,
    When firstSeen,
    When inForceSince) {

  /** A type, and its settings. */
  public record Type(String name, String settings) {}

  static About of(TaskDetail detail, ZoneId zone, Instant now) {
    return new About(
        value(detail, "schedule"),
        value(detail, "owner"),
        Optional.of(value(detail, "runbook")).filter(text -> text.matches("(?i)https?://.*")),
        detail.origin().type().map(type -> new Type(type.name(), Plain.lines(type.settings()))),
        value(detail, "supports-dry-run").equals("true"),
        new When(detail.origin().firstSeen(), zone, now),
        new When(detail.origin().inForceSince(), zone, now));
  }

  private static String value(TaskDetail detail, String field) {
    List<ConfiguredValue> all = detail.configuration();
    return all.stream()
        .filter(one -> one.field().equals(field))
        .map(one -> Plain.words(one.effective()))
        .findFirst()
        .orElse("");
  }
}
