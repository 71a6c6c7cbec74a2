package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Listening;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Housekeeper was told before it started, beside the tasks of the application. */
record Plan(
    EngineSettings settings,
    LedgerAddress ledger,
    Defaults defaults,
    Surroundings surroundings,
    Extras extras) {

  /**
   * What holds for tasks.
   *
   * @param zone of those that name none
   * @param file what a file says in place of their code, by their names
   */
  record Defaults(ZoneId zone, String version, Map<String, Map<String, String>> file) {}

  /**
   * What there is around it.
   *
   * @param registry where its meters are kept
   * @param databases that tasks ask for
   */
  record Surroundings(
      Optional<MeterRegistry> registry, List<Listening> listeners, Databases databases) {}

  /**
   * What plugins bring, and where they keep files.
   *
   * @param given by the application itself
   * @param jars where others lie
   * @param directory in which each has one of its own
   */
  record Extras(
      List<Plugins.Given> given, Optional<JarPlugins.Place> jars, Wishes wishes, Path directory) {}
}
