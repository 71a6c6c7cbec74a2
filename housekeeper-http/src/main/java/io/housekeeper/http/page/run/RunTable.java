package io.housekeeper.http.page.run;

import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunPage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A page of runs, newest first.
 *
 * @param older the address of the page after it, if there may be one; there may be others although
 *     there are none here
 */
public record RunTable(RunsQuery query, List<RunRow> rows, Optional<String> older) {

  /** Reads it. */
  public static RunTable of(Control control, RunsQuery query, ZoneId zone, Instant now) {
    RunPage page = control.runs().search(query.wanted());
    return new RunTable(
        query,
        page.runs().stream().map(run -> RunRow.of(run, zone, now)).toList(),
        page.next().map(last -> query.path(Optional.of(last))));
  }
}
