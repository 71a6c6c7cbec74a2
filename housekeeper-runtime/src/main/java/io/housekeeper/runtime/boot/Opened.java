package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.Equipment;
import io.housekeeper.runtime.engine.Meters;
import io.housekeeper.runtime.engine.Telemetry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.metrics.Metrics;
import io.housekeeper.runtime.plugin.Grounds;
import io.housekeeper.runtime.plugin.Opener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open ledger, and what works with it, from an opening to its end: plugins, metrics and an
 * engine, which can be started and stopped more than once.
 */
final class Opened {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  /** For so long at most, what is due when a node starts goes before its extensions. */
  private static final Duration FIRES_FIRST = Duration.ofSeconds(1);

  private Plan plan;
  private List<MadeRow> made = List.of();
  private final Catalog catalog;
  private final Optional<Metrics> metrics;
  private final Ledger ledger;
  private final Plugins plugins;
  private final Engine engine;
  private final OpenWorkshop workshop;
  private final Optional<JarPlugins> jars;
  private final InstalledExtensions extensions;

  private Opened(Plan plan, Catalog catalog, InstalledExtensions extensions, Ledger bare) {
    this.plan = plan;
    this.catalog = catalog;
    this.extensions = extensions;
    this.metrics = extensions.registry().map(Metrics::new);
    this.ledger = metrics.map(all -> all.measured(bare, System::nanoTime)).orElse(bare);
    this.plugins = new Plugins(plan.extras().wishes());
    this.engine = new Engine(plan.settings(), ledger, equipment());
    this.jars = plan.extras().jars().map(this::jars);
    this.workshop =
        new OpenWorkshop(
            plugins,
            jars,
            new OpenWorkshop.Terms(
                (task, type, settings) -> MadeTasks.wanted(base(), task, type, settings),
                () -> base().work().settings().zone(),
                () -> base().extras().said()));
    engine.whenMade(this::remake);
  }

  /**
   * Opens what a plan says, with plugins of the application and its tasks.
   *
   * @throws io.housekeeper.runtime.ledger.CannotOpenLedger with a sentence, if the ledger cannot be
   *     opened
   */
  static Opened of(Plan plan, Catalog catalog, Admissions admissions) {
    // To open a ledger is much code to load, and the rest does not need it.
    LedgerOpening opening = LedgerOpening.of(plan.ledger());
    InstalledExtensions extensions = InstalledExtensions.of(plan.surroundings());
    Opened opened;
    try {
      applications(admissions, opening);
      opened = new Opened(plan, catalog, extensions, opening.ledger());
    } catch (Throwable failure) {
      extensions.close();
      throw failure;
    }
    opened.install(admissions);
    opened.metrics.ifPresent(all -> all.watch(opened.engine));
    return opened;
  }

  private static void applications(Admissions admissions, LedgerOpening opening) {
    try {
      admissions.applications();
    } catch (Throwable failure) {
      opening.abandon(failure);
      throw failure;
    }
  }

  private Equipment equipment() {
    return new Equipment(
        catalog,
        plan.surroundings().listeners(),
        plan.surroundings().databases()::named,
        clockwork(),
        new Telemetry(
            metrics.map(Metrics::meters).orElse(Meters.NONE), plan.surroundings().traces()),
        extensions::page);
  }

  private static Clockwork clockwork() {
    return Clockwork.of(System::nanoTime, InstantSource.system());
  }

  private JarPlugins jars(JarPlugins.Place place) {
    Path copies = plan.extras().directory().resolve(".loaded").resolve(plan.settings().node());
    Opener opener = Opener.of(place.terms(), grounds(), copies);
    return new JarPlugins(place.folders(), new HotPlugins(plugins, opener, engine), clockwork());
  }

  private Grounds grounds() {
    return new Grounds(
        InstantSource.system(), plan.surroundings().databases()::named, plan.extras().directory());
  }

  /** Anew with each opening of the ledger: what plugins keep was closed with it. */
  private void install(Admissions admissions) {
    String version = plan.work().version();
    plan.extras().given().forEach(given -> plugins.install(given, version, grounds()));
    admissions.admit(plugins.tasks());
    plugins.listeners().forEach(engine::listen);
  }

  void start() {
    jars.ifPresent(JarPlugins::load);
    engine.start();
    jars.ifPresent(JarPlugins::start);
    if (!extensions.isEmpty()) {
      // To start them is much code to load: on a machine with few processors a fire would be late.
      engine.awaitQuiet(FIRES_FIRST);
      extensions.start(control(), plan.extras().directory());
    }
  }

  /**
   * Another plan holds, whose ledger, databases and folders are those of the one before.
   *
   * @return what of it cannot be, a sentence each
   */
  synchronized List<String> become(Plan other) {
    plan = other;
    List<String> refused = new ArrayList<>(apply(true));
    refused.addAll(failures());
    return refused;
  }

  /** Somebody has made a task, here or on another node, or has taken one back. */
  private synchronized void remake() {
    made = ledger.operations().made();
    apply(false).forEach(LOG::error);
  }

  /**
   * @param whole whether of a plugin all of it is to be taken over, or nothing
   */
  private List<String> apply(boolean whole) {
    Plan all = planned();
    List<String> refused = engine.become(all.settings(), all.work().settings());
    Wishes before = plugins.wishes();
    Wishes wishes = all.extras().wishes();
    jars.ifPresentOrElse(folder -> folder.want(wishes, whole), () -> plugins.want(wishes));
    plan.extras().given().stream()
        .flatMap(given -> plugins.named(given.name()).stream())
        .filter(brought -> !brought.isSameFor(before, wishes))
        .forEach(brought -> new Remaking(plugins, engine).remake(brought, before, wishes, whole));
    return refused;
  }

  private synchronized Plan base() {
    return plan;
  }

  /** What is planned, with what was made meanwhile. */
  private synchronized Plan planned() {
    return MadeTasks.in(plan, made);
  }

  void stop(Duration patience) {
    jars.ifPresent(JarPlugins::stop);
    extensions.leave();
    engine.close(patience);
    extensions.end();
  }

  /** Nothing executes any more. */
  void close() {
    metrics.ifPresent(Metrics::close);
    extensions.close();
    ledger.close();
    plugins.installed().forEach(one -> catalog.removeAll(one.origin().name()));
    plugins.close();
    plan.surroundings().databases().close();
  }

  Control control() {
    return new Control(ledger, engine, workshop);
  }

  Engine engine() {
    return engine;
  }

  List<String> invitations() {
    return extensions.invitations();
  }

  StartReport report() {
    List<String> failed = failures();
    catalog.refusals().forEach(refusal -> failed.add(refusal.sentence()));
    return new StartReport(catalog.names(), engine.disabledTasks(), List.copyOf(failed));
  }

  private List<String> failures() {
    List<String> failures = new ArrayList<>(plugins.failures());
    failures.addAll(extensions.failures());
    failures.addAll(Strays.among(planned(), catalog));
    return failures;
  }
}
