package io.housekeeper.http.api.body;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.ListenerOutcome;
import io.housekeeper.runtime.control.NodeQueries.ListenerStatus;
import io.housekeeper.runtime.control.NodeQueries.NodeStatus;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import io.housekeeper.runtime.control.NodeQueries.SettingInPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nodes, and what they have. */
public final class NodeShapes {

  private NodeShapes() {}

  /** The living nodes. */
  public record NodeList(@Words("By their names") List<NodeBody> nodes) {

    public static NodeList of(List<NodeStatus> all) {
      return new NodeList(
          all.stream()
              .map(
                  one ->
                      new NodeBody(
                          one.name(),
                          one.incarnation(),
                          one.joinedAt(),
                          one.running(),
                          one.drained()))
              .toList());
    }
  }

  /** A living node. */
  public record NodeBody(
      @Words("Its name") String name,
      @Words("This start of it") String incarnation,
      @Words("When it joined") Instant joinedAt,
      @Words("How many runs it executes") long running,
      @Words("Whether it starts nothing, because somebody wants that") boolean drained) {}

  /** The plugins that living nodes have. */
  public record PluginList(
      @Words("By name and version") List<PluginBody> plugins,
      @Words("What is wrong on this node, a sentence each") List<String> problems) {

    public static PluginList of(List<PluginStatus> all, List<String> problems) {
      return new PluginList(
          all.stream()
              .map(one -> new PluginBody(one.plugin(), one.version(), one.tasks(), one.nodes()))
              .toList(),
          problems);
    }
  }

  /** A plugin. */
  public record PluginBody(
      @Words("Its name") String name,
      @Words("Its version") String version,
      @Words("How many tasks it brings") int tasks,
      @Words("Which nodes have this version") List<String> nodes) {}

  /** The listeners of a node. */
  public record ListenerList(@Words("All of them") List<ListenerBody> listeners) {

    public static ListenerList of(List<ListenerStatus> all) {
      return new ListenerList(
          all.stream()
              .map(
                  one ->
                      new ListenerBody(
                          one.name(), one.waiting(), one.told(), one.dropped(), one.failed()))
              .toList());
    }
  }

  /** How a listener is doing. */
  public record ListenerBody(
      @Words("Its name") String name,
      @Words("Events that wait for it") long waiting,
      @Words("Events that it was told of") long told,
      @Words("Events that it is never told of, because it was too slow") long dropped,
      @Words("Times that it threw something") long failed) {}

  /** What came of trying out a listener. */
  public record ListenerTest(
      @Words("Whether it was told, and threw nothing") boolean success,
      @Words("What came of it") TestOutcome outcome,
      @Words("The same in a sentence") String message) {

    public static ListenerTest of(String name, ListenerOutcome outcome) {
      return switch (outcome) {
        case ListenerOutcome.Told told ->
            new ListenerTest(
                true, TestOutcome.TOLD, "listener '%s' was told of a test".formatted(name));
        case ListenerOutcome.Failed failed ->
            new ListenerTest(
                false,
                TestOutcome.FAILED,
                "listener '%s' was told, and failed: %s".formatted(name, failed.what()));
        case ListenerOutcome.Dropped dropped ->
            new ListenerTest(
                false,
                TestOutcome.DROPPED,
                "listener '%s' is too slow: so much waits for it that it is not told of more"
                    .formatted(name));
      };
    }

    public static ListenerTest waiting(String name, Duration since) {
      return new ListenerTest(
          false,
          TestOutcome.WAITING,
          "listener '%s' has not answered within %d seconds: it is slow, or has others to tell first"
              .formatted(name, since.toSeconds()));
    }
  }

  /** What may come of trying out a listener. */
  public enum TestOutcome {
    TOLD,
    FAILED,
    DROPPED,
    WAITING
  }

  /** What is set for nodes. */
  public record SettingList(@Words("For all nodes first") List<SettingBody> settings) {

    public static SettingList of(List<SettingInPlace> all) {
      return new SettingList(
          all.stream()
              .map(
                  one ->
                      new SettingBody(
                          one.setting(),
                          one.node(),
                          Json.tree(one.value()),
                          one.by().who(),
                          one.by().why(),
                          one.by().at(),
                          one.by().until()))
              .toList());
    }
  }

  /** Something that is set. */
  public record SettingBody(
      @Words("What") String setting,
      @Words("For this node; for all if there is none") Optional<String> node,
      @Words("What it is") Object value,
      @Words("Who wants that") String who,
      @Words("Why") String why,
      @Words("Since when") Instant since,
      @Words("Until when") Optional<Instant> until) {}
}
