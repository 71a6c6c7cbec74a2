package io.housekeeper.http.page.run;

import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.RunDetail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All of a run.
 *
 * @param traceLink where its trace is looked at, if somebody keeps it
 * @param once a key under which a button of the page does something once
 */
public record OneRunPage(
    When now,
    RunDetail run,
    Marks marks,
    Attempts attempts,
    RunLog log,
    Beside beside,
    Optional<String> traceLink,
    String once) {

  private static final Duration WRITTEN = Duration.ofSeconds(5);

  /** When what happened. */
  public record Marks(
      Optional<When> fire, Optional<When> after, Optional<When> started, Optional<When> ended) {}

  /** Something that it counted. */
  public record Count(String name, String many) {}

  /** The runs of the task before and after it. */
  public record Beside(Optional<String> before, Optional<String> after) {

    static final Beside NOT_ASKED = new Beside(Optional.empty(), Optional.empty());
  }

  public String id() {
    return run.summary().id();
  }

  public String task() {
    return run.summary().task();
  }

  public String tone() {
    return Tones.of(run.summary().state());
  }

  public String state() {
    return Tones.words(run.summary().state());
  }

  public String trigger() {
    return RunRow.trigger(run.summary());
  }

  /** Whether it may log more: what it has logged is written down soon after its end. */
  public boolean isFollowed() {
    return marks.ended().map(When::at).filter(now.at().minus(WRITTEN)::isAfter).isEmpty();
  }

  /** Whether it did not do its work. */
  public boolean isBad() {
    return tone().equals("bad");
  }

  /** How long it took from its first attempt on, or goes on. */
  public String took() {
    return marks
        .started()
        .map(
            begin ->
                Spans.words(
                    Duration.between(begin.at(), marks.ended().map(When::at).orElse(now.at()))))
        .orElse("");
  }

  /** How long after its fire it started; empty if that is no time worth a word. */
  public String late() {
    return marks
        .fire()
        .flatMap(fire -> marks.started().map(begin -> Duration.between(fire.at(), begin.at())))
        .filter(late -> late.toSeconds() > 0)
        .map(Spans::words)
        .orElse("");
  }

  public String processor() {
    OptionalLong micros = run.cost().cpuMicros();
    return micros.isPresent() ? Spans.words(Duration.ofMillis(micros.getAsLong() / 1_000)) : "";
  }

  public String memory() {
    OptionalLong bytes = run.cost().allocatedBytes();
    return bytes.isPresent() ? bytes(bytes.getAsLong()) : "";
  }

  private static String bytes(long some) {
    return some < 1 << 20
        ? "%,d KB".formatted((some + 1_023) >> 10)
        : String.format(Locale.ROOT, "%,.1f MB", some / (double) (1 << 20));
  }

  /** How far it is, in hundredths; nothing if it does not say. */
  public Optional<String> progress() {
    return run.cost()
        .progress()
        .filter(one -> one.total() > 0)
        .map(
            one ->
                "%,d of %,d, %d %%"
                    .formatted(one.done(), one.total(), 100 * one.done() / one.total()));
  }

  /** What it counted. */
  public List<Count> counts() {
    return run.cost().counts().entrySet().stream()
        .map(one -> new Count(one.getKey(), "%,d".formatted(one.getValue())))
        .toList();
  }

  /** Where it says what it has logged since. */
  public String more() {
    String containing = URLEncoder.encode(log.containing(), StandardCharsets.UTF_8);
    return "%s/%s/follow?from=%d&containing=%s".formatted(Runs.PATH, id(), log.next(), containing);
  }

  /** Where threads were, the last attempt first. */
  public List<RunDetail.Stack> stacks() {
    return run.stacks().stream()
        .sorted((one, other) -> Integer.compare(other.attempt(), one.attempt()))
        .toList();
  }
}
