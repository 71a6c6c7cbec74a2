package io.housekeeper.http.page.run;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.frame.Address;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.RunQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs somebody wants to see on a page.
 *
 * @param page the address of the page
 * @param task of this one only; on the page of a task that one
 * @param states as they are said; empty for any
 * @param narrow what else is to be so
 * @param below only those that are older than the run with this id, which ended a page before
 */
public record RunsQuery(
    String page, Optional<String> task, String states, Narrow narrow, Optional<String> below) {

  /**
   * What else is to be so of runs, each as it was said; empty for whatever.
   *
   * @param from a time, as a browser writes it
   * @param to a time, as a browser writes it
   */
  public record Narrow(String trigger, String node, String from, String to, String containing) {

    private static Narrow of(Request request) {
      return new Narrow(
          request.query("trigger").orElse(""),
          request.query("node").orElse(""),
          request.query("from").orElse(""),
          request.query("to").orElse(""),
          request.query("containing").orElse(""));
    }

    private boolean isSaid() {
      return !(trigger + node + from + to + containing).isEmpty();
    }

    /** The same as the ledger is asked. */
    private RunQuery.Narrow wanted() {
      return new RunQuery.Narrow(
          trigger.isEmpty() ? Set.of() : Set.of(Trigger.valueOf(trigger)),
          Optional.of(node).filter(text -> !text.isEmpty()),
          time(from),
          time(to),
          containing);
    }

    private static Optional<Instant> time(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(Asked.instant(text));
    }
  }

  /** So many are on a page of their own. */
  private static final int MOST = 50;

  /** So many are on the page of a task. */
  private static final int FEW = 20;

  /** Something to choose, as the address says it. */
  public record Choice(String text, String words) {}

  private static final Narrow NOTHING = new Narrow("", "", "", "", "");

  private static final List<Choice> CHOICES = choices();

  private static List<Choice> choices() {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice("", "any"));
    all.add(new Choice("WAITING,RUNNING", "not over"));
    all.add(new Choice("FAILED,TIMED_OUT,LOST,MISSED", "did not succeed"));
    for (State state : State.values()) {
      all.add(new Choice(state.name(), Tones.words(state)));
    }
    return List.copyOf(all);
  }

  /** What pages that list runs are told, beside the task. */
  public static Parameter[] parameters() {
    List<String> states = Arrays.stream(State.values()).map(State::name).toList();
    return new Parameter[] {
      Parameter.words("state", states, "Only runs in one of these states"),
      Parameter.words("trigger", triggers(), "Only runs that go back to this"),
      Parameter.text("node", "Only runs that this node executed"),
      Parameter.text("from", "Only runs that began, or were due, then or later"),
      Parameter.text("to", "Only runs that began, or were due, before then"),
      Parameter.text("containing", "Only runs whose message contains this, whatever its case"),
      Parameter.number("below", 1, Long.MAX_VALUE, "Only runs that are older than this one"),
    };
  }

  private static List<String> triggers() {
    return Arrays.stream(Trigger.values()).map(Trigger::name).toList();
  }

  /** On the page of a task. */
  public static RunsQuery ofTask(Request request, String page, String task) {
    return of(request, page, Optional.of(task));
  }

  static RunsQuery of(Request request, String page, Optional<String> task) {
    return new RunsQuery(
        page, task, request.query("state").orElse(""), Narrow.of(request), request.query("below"));
  }

  RunQuery wanted() {
    Set<State> wanted =
        states.isEmpty()
            ? Set.of()
            : Arrays.stream(states.split(",", -1)).map(State::valueOf).collect(Collectors.toSet());
    return new RunQuery(task, wanted, narrow.wanted(), below, page.equals(Runs.PATH) ? MOST : FEW);
  }

  public List<Choice> all() {
    return CHOICES;
  }

  /** What runs can go back to. */
  public List<Choice> causes() {
    return Stream.concat(
            Stream.of(new Choice("", "anything")),
            Arrays.stream(Trigger.values()).map(one -> new Choice(one.name(), RunRow.words(one))))
        .toList();
  }

  /** Whether any are left out, but for those of other tasks and newer ones. */
  public boolean isNarrow() {
    return !states.isEmpty() || narrow.isSaid();
  }

  /** The address of this page. */
  public String path() {
    return path(below);
  }

  /** The address of the newest of these. */
  public String newest() {
    return path(Optional.empty());
  }

  /** The address without any wishes. */
  public String whole() {
    return new RunsQuery(page, task, "", NOTHING, Optional.empty()).newest();
  }

  /** The address of the page that begins after a run. */
  String path(Optional<String> last) {
    return new Address(page)
        .with("task", task.filter(name -> page.equals(Runs.PATH)))
        .with("state", states)
        .with("trigger", narrow.trigger())
        .with("node", narrow.node())
        .with("from", narrow.from())
        .with("to", narrow.to())
        .with("containing", narrow.containing())
        .with("below", last)
        .text();
  }
}
