package io.housekeeper.runtime.control;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.ListenerFigures;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.Tasks.Loaded;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What there is to know of nodes: of the living ones, and of this one's health. */
public final class NodeQueries {

  /**
   * A living node.
   *
   * @param running how many runs it executes
   * @param drained whether it starts nothing, because somebody wants that
   */
  public record NodeStatus(
      String name, String incarnation, Instant joinedAt, long running, boolean drained) {}

  /**
   * A plugin that living nodes have.
   *
   * @param tasks how many tasks it brings
   * @param listenerTypes the types that listeners can be made of on this node
   * @param nodes which ones have this version
   */
  public record PluginStatus(
      String plugin, String version, int tasks, List<String> listenerTypes, List<String> nodes) {

    private static PluginStatus of(PluginHere here, String node) {
      return new PluginStatus(
          here.plugin(), here.version(), 0, here.listenerTypes(), List.of(node));
    }

    /** What the ledger knows, and what this node does. */
    private PluginStatus with(PluginStatus here) {
      Set<String> both = new TreeSet<>(nodes);
      both.addAll(here.nodes);
      return new PluginStatus(plugin, version, tasks, here.listenerTypes, List.copyOf(both));
    }
  }

  /**
   * How a listener of this node is doing.
   *
   * @param dropped events that it is never told of, because it was too slow
   * @param failed times that it threw something
   */
  public record ListenerStatus(String name, long waiting, long told, long dropped, long failed) {}

  /**
   * Whether this node takes its share, and what it does not do as it should.
   *
   * @param problems a sentence each
   */
  public record Health(boolean ready, List<String> problems) {}

  /** What somebody has set for nodes: for all of them if it names none. */
  public record SettingInPlace(
      String setting, Optional<String> node, String value, ChangeMade.By by) {}

  private final Ledger ledger;
  private final Engine engine;
  private final Workshop workshop;

  NodeQueries(Ledger ledger, Engine engine, Workshop workshop) {
    this.ledger = ledger;
    this.engine = engine;
    this.workshop = workshop;
  }

  /** The living nodes, by their names. */
  public List<NodeStatus> list() {
    return ledger.members().living().stream()
        .sorted(Comparator.comparing((NodeRow row) -> row.member().node()))
        .map(this::status)
        .toList();
  }

  private NodeStatus status(NodeRow row) {
    long incarnation = row.member().incarnation();
    long running =
        ledger.runs().owned(row.member()).stream()
            .filter(run -> run.state() instanceof Running)
            .count();
    return new NodeStatus(
        row.member().node(),
        Long.toString(incarnation),
        row.joinedAt(),
        running,
        isDrained(row.member().node()));
  }

  private boolean isDrained(String node) {
    // What is set for a node comes last, and goes before what is set for all.
    return ledger.operations().settings(node).stream()
        .filter(one -> one.field().equals(Setting.DRAINED.text()))
        .reduce((all, own) -> own)
        .filter(one -> Boolean.parseBoolean(one.value()))
        .isPresent();
  }

  /**
   * What this node was told by its configuration when that was read last; of secrets at most their
   * names. Nothing where an application says everything itself.
   */
  public List<ConfigurationValue> configuration() {
    return workshop.configuration();
  }

  /**
   * The plugins that living nodes have, by name and version. Of those that bring no task the ledger
   * knows nothing: these are of this node.
   */
  public List<PluginStatus> plugins() {
    Map<String, List<Loaded>> loaded =
        ledger.tasks().loaded().stream()
            .collect(Collectors.groupingBy(one -> one.plugin() + '\n' + one.version()));
    RunNames names = new RunNames(ledger);
    Map<String, PluginStatus> byVersion = new TreeMap<>();
    loaded.forEach((version, same) -> byVersion.put(version, plugin(same, names)));
    for (PluginHere here : workshop.plugins()) {
      byVersion.merge(
          here.plugin() + '\n' + here.version(),
          PluginStatus.of(here, engine.settings().node()),
          PluginStatus::with);
    }
    return List.copyOf(byVersion.values());
  }

  private static PluginStatus plugin(List<Loaded> same, RunNames names) {
    Loaded one = same.get(0);
    return new PluginStatus(
        one.plugin(),
        one.version(),
        same.stream().mapToInt(Loaded::tasks).max().orElse(0),
        List.of(),
        same.stream().flatMap(it -> names.node(it.incarnation()).stream()).sorted().toList());
  }

  /**
   * What a task would be told if it were made on this node: also what a file tells it that is not
   * said.
   *
   * @param settings a JSON object
   * @return JSON, with names in place of secrets, and *** where a file has one without a name;
   *     nothing if there is no such type
   * @throws IllegalArgumentException with a sentence, if the settings cannot be read
   */
  public Optional<String> settingsIfMade(String task, String type, String settings) {
    return workshop.shown(task, type, settings);
  }

  /** Whether a plugin lies in a folder of this node, from which it can be loaded anew. */
  public boolean isReloadable(String plugin) {
    return workshop.isReloadable(plugin);
  }

  /** The types that tasks can be made of on this node. */
  public List<TaskTypeStatus> types() {
    return workshop.types();
  }

  /** The listeners of this node. */
  public List<ListenerStatus> listeners() {
    return engine.listeners().stream().map(NodeQueries::shown).toList();
  }

  private static ListenerStatus shown(ListenerFigures one) {
    return new ListenerStatus(one.name(), one.waiting(), one.told(), one.dropped(), one.failed());
  }

  /** How this node is doing. */
  public Health health() {
    List<String> problems = new ArrayList<>(engine.problems());
    problems.addAll(workshop.problems());
    return new Health(engine.isReady(), List.copyOf(problems));
  }

  /** What is set for a node, for all nodes first: the later goes before the earlier. */
  public List<SettingInPlace> settings(String node) {
    return ledger.operations().settings(node).stream()
        .map(one -> new SettingInPlace(one.field(), node(one), one.value(), by(one)))
        .toList();
  }

  private static Optional<String> node(Overridden setting) {
    return Optional.of(setting.task().substring(1)).filter(name -> !name.isEmpty());
  }

  private static ChangeMade.By by(Overridden one) {
    return ChangeMade.By.of(one.by());
  }

  /** What time it is for this node. */
  public Instant now() {
    return engine.now();
  }

  /** How many fires there will be in each minute of the next 24 hours. */
  public Forecast forecast() {
    return new LoadAhead(ledger, engine.now()).forecast();
  }

  /** The same, and the minutes of it with many more fires than others. */
  public Load load() {
    return new LoadAhead(ledger, engine.now()).load();
  }
}
