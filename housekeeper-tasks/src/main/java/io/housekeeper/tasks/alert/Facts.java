package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What else is worth knowing of an alert. */
public final class Facts {

  private static final int LONGEST = 300;

  /** Something that is known, under its name. */
  public record Fact(String name, String value) {}

  /** Where there is more, under its name. */
  public record Link(String name, URI address) {}

  private final Run run;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(Run run) {
    this.run = run;
  }

  /** All that is known; what nobody knows is left out. */
  public static List<Fact> of(Alert alert) {
    Run run = alert.run();
    Facts all = new Facts(run);
    all.add("Task", run.task().description());
    all.add("Due", run.fire());
    all.add("Started", run.startedAt());
    all.add("Ended", run.endedAt());
    all.add(
        alert.kind() == AlertKind.OVERDUE ? "So far" : "Took",
        alert.took().map(Times::of).orElse(""));
    all.add("Attempts", run.attempt() > 0 ? String.valueOf(run.attempt()) : "");
    all.add("Node", run.node());
    all.add("Owner", run.task().owner());
    all.add("Told again", run.retold() ? "after a crash; you may have heard of it before" : "");
    return List.copyOf(all.facts);
  }

  /** Where to look, and where it is written what to do. */
  public static List<Link> links(Alert alert) {
    List<Link> links = new ArrayList<>();
    alert.run().link().ifPresent(address -> links.add(new Link("Run", address)));
    alert.run().task().runbook().ifPresent(address -> links.add(new Link("Runbook", address)));
    return List.copyOf(links);
  }

  private void add(String name, Optional<Instant> instant) {
    add(name, instant.map(it -> Times.of(it, run.zone())).orElse(""));
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(name, Texts.line(value, LONGEST)));
    }
  }
}
