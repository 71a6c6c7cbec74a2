package io.housekeeper.runtime.engine;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What an engine works with.
 *
 * @param databases the data sources that tasks ask for by name
 * @param clockwork what drives it
 * @param telemetry is told what can be counted and traced
 * @param pages where people find a run, if there is a page of it
 */
public record Equipment(
    Catalog catalog,
    List<Listening> listeners,
    Function<String, DataSource> databases,
    Clockwork clockwork,
    Telemetry telemetry,
    Function<String, Optional<URI>> pages) {

  /** Without pages of runs. */
  public Equipment(
      Catalog catalog,
      List<Listening> listeners,
      Function<String, DataSource> databases,
      Clockwork clockwork,
      Telemetry telemetry) {
    this(catalog, listeners, databases, clockwork, telemetry, run -> Optional.empty());
  }

  Equipment with(List<Listening> others) {
    return new Equipment(catalog, List.copyOf(others), databases, clockwork, telemetry, pages);
  }
}
