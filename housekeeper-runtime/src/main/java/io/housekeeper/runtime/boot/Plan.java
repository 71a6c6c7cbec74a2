package io.housekeeper.runtime.boot;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.config.Disclosure;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Housekeeper was told before it started, beside the tasks of the application. */
record Plan(
    EngineSettings settings,
    LedgerAddress ledger,
    Work work,
    Surroundings surroundings,
    Extras extras) {

  /**
   * What another plan says that can hold while this one is carried out: all but where things are.
   */
  Plan with(Plan other) {
    return new Plan(
        other.settings.withNode(settings.node()),
        ledger,
        new Work(other.work.settings, work.tasks, work.version),
        surroundings,
        new Extras(
            extras.given,
            extras.jars,
            other.extras.wishes,
            extras.directory,
            other.extras.reading,
            other.extras.said));
  }

  /** The same with something else that is wanted and said of tasks. */
  Plan with(TaskSettings said, Wishes wishes) {
    return new Plan(
        settings,
        ledger,
        new Work(said, work.tasks, work.version),
        surroundings,
        new Extras(
            extras.given, extras.jars, wishes, extras.directory, extras.reading, extras.said));
  }

  /** What another plan says that holds when it is started anew: what, a word or two each. */
  List<String> forLater(Plan other) {
    Map<String, Boolean> changed = new LinkedHashMap<>();
    changed.put("the ledger's address", !ledger.equals(other.ledger));
    changed.put("the node's name", !settings.node().equals(other.settings.node()));
    changed.put("where plugins are, and on which terms", !extras.jars.equals(other.extras.jars));
    changed.put("the data directory", !extras.directory.equals(other.extras.directory));
    changed.put("http", !surroundings.areToldTheSame(other.surroundings));
    changed.values().removeIf(is -> !is);
    return List.copyOf(changed.keySet());
  }

  /**
   * What is to be done.
   *
   * @param settings what is said of tasks beside their code
   * @param tasks of the application
   * @param version of the application
   */
  record Work(TaskSettings settings, List<Task> tasks, String version) {}

  /**
   * What there is around it.
   *
   * @param registry where its meters are kept
   * @param traces who is told of its runs
   * @param databases that tasks ask for
   * @param extensions that are started with it
   */
  record Surroundings(
      Optional<MeterRegistry> registry,
      Traces traces,
      List<Listening> listeners,
      Databases databases,
      List<InstalledExtensions.Wanted<?>> extensions) {

    private boolean areToldTheSame(Surroundings other) {
      return told().equals(other.told());
    }

    private List<Record> told() {
      return extensions.stream().<Record>map(InstalledExtensions.Wanted::settings).toList();
    }
  }

  /**
   * What plugins bring, and where they keep files.
   *
   * @param given by the application itself
   * @param jars where others lie
   * @param directory in which each has one of its own
   * @param reading reads settings of tasks that are made while it runs
   * @param said the configuration that all of this comes from, as somebody may see it
   */
  record Extras(
      List<Plugins.Given> given,
      Optional<JarPlugins.Place> jars,
      Wishes wishes,
      Path directory,
      MadeTasks.Reading reading,
      Disclosure said) {}
}
