package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.engine.Admission.Admitted;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.ledger.Versions;
import io.housekeeper.runtime.plugin.CannotInstall;
import io.housekeeper.runtime.plugin.Installed;
import io.housekeeper.runtime.plugin.Opener;
import io.housekeeper.runtime.plugin.Origin;
import io.housekeeper.runtime.plugin.PluginWatch.Deploying;
import io.housekeeper.runtime.plugin.Remnants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that come, change and go while the node runs. A new version is loaded beside the old one
 * and looked at; only if all of it can be used it takes the old one's place. What runs of the old
 * one ends in it, and then it is closed.
 */
final class HotPlugins implements Deploying {

  private static final Logger LOG = LoggerFactory.getLogger(HotPlugins.class);

  /** For listeners of the old version, to be told what waits for them. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Plugins plugins;
  private final Opener opener;
  private final Engine engine;
  private final Remaking remaking;
  private final Map<String, Path> sources = new HashMap<>();

  /** What lies there and is older than what is used, by the name of its plugin. */
  private final Map<Path, String> passedOver = new LinkedHashMap<>();

  HotPlugins(Plugins plugins, Opener opener, Engine engine) {
    this.plugins = plugins;
    this.opener = opener;
    this.engine = engine;
    this.remaking = new Remaking(plugins, engine);
  }

  @Override
  public synchronized void deploy(Path source) {
    try {
      load(source);
    } catch (CannotInstall no) {
      plugins.fails(String.valueOf(source), List.of(no.sentence()));
    }
  }

  /**
   * Loads anew what lies there, in place of what was loaded before.
   *
   * @throws IllegalArgumentException with a sentence, if it cannot be
   */
  synchronized void reload(Path source) {
    try {
      load(source);
    } catch (CannotInstall no) {
      plugins.fails(String.valueOf(source), List.of(no.sentence()));
      throw new IllegalArgumentException(no.sentence(), no);
    }
  }

  private void load(Path source) throws CannotInstall {
    passedOver.remove(source);
    take(source, plugins.brought(opener.open(source, plugins.wishes().settings()::of)));
    plugins.fails(String.valueOf(source), List.of());
  }

  /** Where a plugin was loaded from. */
  synchronized Optional<Path> source(String plugin) {
    return Optional.ofNullable(sources.get(plugin));
  }

  /**
   * Something else is wanted of them: tasks are made anew, and what is told other things itself is
   * loaded anew.
   *
   * @param whole whether of a plugin all of it is to be taken over, or nothing
   */
  synchronized void want(Wishes others, boolean whole) {
    Wishes before = plugins.wishes();
    plugins.want(others);
    for (Map.Entry<String, Path> one : Map.copyOf(sources).entrySet()) {
      Optional<Brought> now =
          plugins.named(one.getKey()).filter(it -> !it.isSameFor(before, others));
      if (now.filter(it -> it.isSameButForTasks(before, others)).isPresent()) {
        remaking.remake(now.get(), before, others, whole);
      } else if (now.isPresent()) {
        deploy(one.getValue());
      }
    }
  }

  private void take(Path source, Brought fresh) throws CannotInstall {
    try {
      String name = fresh.plugin().origin().name();
      Optional<Brought> before = plugins.named(name);
      if (before.isPresent()) {
        refuseOlder(source, before.get(), fresh);
        refuseUnlessWhole(before.get(), fresh);
      }
      swap(before, fresh);
      sources.put(name, source);
    } catch (CannotInstall no) {
      fresh.close();
      throw no;
    }
  }

  /** Whoever wants an older version takes the newer one away, or replaces its file. */
  private void refuseOlder(Path source, Brought before, Brought fresh) throws CannotInstall {
    String name = fresh.plugin().origin().name();
    String version = fresh.plugin().origin().version();
    String other = before.plugin().origin().version();
    if (!source.equals(sources.get(name)) && Versions.ORDER.compare(version, other) < 0) {
      passedOver.put(source, name);
      throw new CannotInstall(
          "%s is not used: version %s of plugin '%s' is newer, and lies there too"
              .formatted(source.getFileName(), other, name));
    }
  }

  /** Nothing of what runs now is given up for something of which a part cannot be used. */
  private void refuseUnlessWhole(Brought before, Brought fresh) throws CannotInstall {
    List<String> objections = new ArrayList<>(fresh.failures());
    engine.check(fresh.tasks()).stream()
        .filter(Refusal.class::isInstance)
        .map(answer -> ((Refusal) answer).sentence())
        .forEach(objections::add);
    if (before.plugin().origin().wantsRestart() || fresh.plugin().origin().wantsRestart()) {
      objections.add("its manifest says Housekeeper-Reload: restart");
    }
    if (!objections.isEmpty()) {
      Origin origin = fresh.plugin().origin();
      throw new CannotInstall(
          "version %s of plugin '%s' is not used, and %s goes on: %s"
              .formatted(
                  origin.version(),
                  origin.name(),
                  before.plugin().origin().version(),
                  String.join("; ", objections)));
    }
  }

  private void swap(Optional<Brought> before, Brought fresh) {
    Origin origin = fresh.plugin().origin();
    List<String> gone = new ArrayList<>(engine.tasksOf(origin.name()));
    for (CodedTask task : fresh.tasks()) {
      if (engine.add(task) instanceof Admitted admitted) {
        gone.remove(admitted.task());
      }
    }
    // Before the old ones go: what happens meanwhile is rather told twice than not at all.
    fresh.listeners().forEach(engine::listen);
    plugins.put(fresh);
    before.ifPresent(old -> leave(old, gone));
    LOG.info(
        "plugin '{}' {} runs{}",
        origin.name(),
        origin.version(),
        before.map(old -> " in place of " + old.plugin().origin().version()).orElse(""));
  }

  @Override
  public synchronized void withdraw(Path source) {
    passedOver.remove(source);
    plugins.fails(String.valueOf(source), List.of());
    Optional<String> name =
        sources.entrySet().stream()
            .filter(one -> one.getValue().equals(source))
            .map(Map.Entry::getKey)
            .findFirst();
    Optional<Brought> gone = name.flatMap(plugins::named);
    name.ifPresent(plugins::remove);
    name.ifPresent(sources::remove);
    gone.ifPresent(
        old -> {
          leave(old, engine.tasksOf(old.plugin().origin().name()));
          LOG.info("plugin '{}' was taken away, and runs no longer", name.orElseThrow());
        });
    List<Path> instead = passedOver.keySet().stream().filter(it -> name.equals(whose(it))).toList();
    instead.forEach(this::deploy);
  }

  private Optional<String> whose(Path source) {
    return Optional.ofNullable(passedOver.get(source));
  }

  /** A version goes: these tasks with it, and the rest of it when nothing of it runs any more. */
  private void leave(Brought old, List<String> tasks) {
    tasks.forEach(engine::remove);
    for (Listening listening : old.listeners()) {
      try {
        engine.unlisten(listening, LAST_WORDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    Installed plugin = old.plugin();
    engine
        .retire(plugin.origin().loader())
        .thenRunAsync(() -> close(plugin), work -> inBackground(plugin, work));
  }

  private static void inBackground(Installed plugin, Runnable work) {
    Thread.ofPlatform().daemon().name("housekeeper-closes-" + plugin.origin().name()).start(work);
  }

  private static void close(Installed plugin) {
    plugin.close();
    Origin origin = plugin.origin();
    List<String> remnants = Remnants.of(origin.loader());
    if (!remnants.isEmpty()) {
      LOG.warn(
          "version {} of plugin '{}' stays in memory until the service ends, because of {}",
          origin.version(),
          origin.name(),
          String.join(", ", remnants));
    }
  }
}
