package io.housekeeper.runtime.control;

import java.util.List;
import java.util.Optional;

/**
 * A page of runs.
 *
 * @param runs newest first
 * @param next where to go on: see {@link RunQuery#after(String)}; nothing if there are no others.
 *     There may be others although the page is not full, or even empty
 */
public record RunPage(List<RunSummary> runs, Optional<String> next) {

  public RunPage {
    runs = List.copyOf(runs);
  }
}
