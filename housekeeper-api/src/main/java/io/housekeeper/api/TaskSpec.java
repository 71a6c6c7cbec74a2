package io.housekeeper.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a task is called, when it is due and by which rules it runs. Made by {@link #named}; every
 * value checks itself and names the task in its complaint. The text of the schedule is checked when
 * the plugin is loaded, and by the test kit.
 */
public final class TaskSpec {

  /**
   * What happens when a task is due while its last run still goes on, on whichever node. A {@code
   * switch} over it needs a {@code default}.
   */
  public enum Overlap {
    /** The new fire is skipped, and its entry names the run that was in the way. */
    SKIP,
    /** One run waits; further fires join it. */
    QUEUE,
    /** Both run. */
    ALLOW,
    /** The old run is cancelled, and the new one starts when it has ended. */
    REPLACE
  }

  /**
   * When a fixed local time runs on a day on which daylight saving skips it. Has no effect on
   * intervals and on patterns whose minute or hour begins with {@code *}: these run straight
   * through, by elapsed time. A {@code switch} over it needs a {@code default}.
   */
  public enum SkippedTime {
    /** At the first valid instant after it: 02:30 runs at 03:00. */
    NEXT_VALID,
    /** As much later as the clock was put forward: 02:30 runs at 03:30. */
    SHIFT,
    /** Not on that day. */
    SKIP
  }

  /**
   * When a fixed local time runs on a day on which daylight saving repeats it. Has no effect on
   * intervals and on patterns whose minute or hour begins with {@code *}: these run straight
   * through, by elapsed time. A {@code switch} over it needs a {@code default}.
   */
  public enum RepeatedTime {
    /** The first time. */
    FIRST,
    /** The second time. */
    LAST,
    /** Both times. */
    BOTH
  }

  private final Builder values;

  private TaskSpec(Builder values) {
    this.values = values;
  }

  /**
   * Starts the specification of a task.
   *
   * @param name 1 to 63 letters, digits, '.', '_' or '-', beginning with a letter or digit. It is
   *     the task's identity: its history belongs to this name
   */
  public static Builder named(String name) {
    return new Builder(Check.name("a task", name));
  }

  /** A specification to build on that has all of these values under a name of its own. */
  public Builder copyAs(String name) {
    return new Builder(Check.name("a task", name)).with(values);
  }

  /** The name, which is the task's identity. */
  public String name() {
    return values.name;
  }

  /** What the task does, in a sentence; empty text if nobody wrote one. */
  public String description() {
    return values.description;
  }

  /** The text of the schedule; {@code manual} unless one was given. */
  public String schedule() {
    return values.schedule;
  }

  /** The zone of the schedule; that of the service if empty. */
  public Optional<ZoneId> zone() {
    return Optional.ofNullable(values.zone);
  }

  /** What becomes of a local time that daylight saving skips. */
  public SkippedTime skippedTime() {
    return values.skippedTime;
  }

  /** What becomes of a local time that daylight saving repeats. */
  public RepeatedTime repeatedTime() {
    return values.repeatedTime;
  }

  /** How long after each start of a node the task runs; empty if it does not run then. */
  public Optional<Duration> startupDelay() {
    return Optional.ofNullable(values.startupDelay);
  }

  /** For how long one run at start-up counts for all nodes; empty if each start has its own. */
  public Optional<Duration> startupOncePer() {
    return Optional.ofNullable(values.startupOncePer);
  }

  /** How long an attempt may take before it is interrupted. */
  public Duration timeout() {
    return values.timeout;
  }

  /** When a run counts as overdue; judged by the usual duration if empty. */
  public Optional<Duration> overdueAfter() {
    return Optional.ofNullable(values.overdueAfter);
  }

  /** Whether and when an attempt that failed is tried again. */
  public Retry retry() {
    return values.retry;
  }

  /** What happens when the last run still goes on. */
  public Overlap overlap() {
    return values.overlap;
  }

  /** What happens to fires that were not run in time. */
  public CatchUp catchUp() {
    return values.catchUp;
  }

  /** How often a run is started again after the crash of its node, before it is given up. */
  public int restarts() {
    return values.restarts;
  }

  /** Whether every node runs the task for itself, instead of one for all. */
  public boolean everyNode() {
    return values.everyNode;
  }

  /** Whether the task waits to be enabled. */
  public boolean disabled() {
    return values.disabled;
  }

  /** Whether the code honours {@link TaskRun#dryRun()}. */
  public boolean dryRunSupported() {
    return values.dryRunSupported;
  }

  /** Words to find and group tasks by. */
  public List<String> tags() {
    return values.tags;
  }

  /** Who answers for the task; empty text if nobody was named. */
  public String owner() {
    return values.owner;
  }

  /** Where it is written what to do when the task fails. */
  public Optional<URI> runbook() {
    return Optional.ofNullable(values.runbook);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TaskSpec that && values.asList().equals(that.values.asList()));
  }

  @Override
  public int hashCode() {
    return values.asList().hashCode();
  }

  @Override
  public String toString() {
    return "task '%s' (%s)".formatted(name(), schedule());
  }

  /** Collects the values of a {@link TaskSpec}. */
  public static final class Builder {

    private static final Duration USUAL_TIMEOUT = Duration.ofHours(1);
    private static final CatchUp USUAL_CATCH_UP = CatchUp.latest(Duration.ofDays(1));

    private final String name;
    private String description = "";
    private String schedule = "manual";
    private @Nullable ZoneId zone;
    private SkippedTime skippedTime = SkippedTime.NEXT_VALID;
    private RepeatedTime repeatedTime = RepeatedTime.FIRST;
    private @Nullable Duration startupDelay;
    private @Nullable Duration startupOncePer;
    private Duration timeout = USUAL_TIMEOUT;
    private @Nullable Duration overdueAfter;
    private Retry retry = Retry.none();
    private Overlap overlap = Overlap.SKIP;
    private CatchUp catchUp = USUAL_CATCH_UP;
    private int restarts = 2;
    private boolean everyNode;
    private boolean disabled;
    private boolean dryRunSupported;
    private List<String> tags = List.of();
    private String owner = "";
    private @Nullable URI runbook;

    private Builder(String name) {
      this.name = name;
    }

    private Builder with(Builder that) {
      description = that.description;
      schedule = that.schedule;
      zone = that.zone;
      skippedTime = that.skippedTime;
      repeatedTime = that.repeatedTime;
      startupDelay = that.startupDelay;
      startupOncePer = that.startupOncePer;
      timeout = that.timeout;
      overdueAfter = that.overdueAfter;
      retry = that.retry;
      overlap = that.overlap;
      catchUp = that.catchUp;
      restarts = that.restarts;
      everyNode = that.everyNode;
      disabled = that.disabled;
      dryRunSupported = that.dryRunSupported;
      tags = that.tags;
      owner = that.owner;
      runbook = that.runbook;
      return this;
    }

    private List<Object> asList() {
      return Stream.of(
              name,
              description,
              schedule,
              Optional.ofNullable(zone),
              skippedTime,
              repeatedTime,
              Optional.ofNullable(startupDelay),
              Optional.ofNullable(startupOncePer),
              timeout,
              Optional.ofNullable(overdueAfter),
              retry,
              overlap,
              catchUp,
              restarts,
              everyNode,
              disabled,
              dryRunSupported,
              tags,
              owner,
              Optional.ofNullable(runbook))
          .map(Object.class::cast)
          .toList();
    }

    private String of(String value) {
      return value + " of task '" + name + "'";
    }

    /** What the task does, in a sentence. */
    public Builder describedAs(String description) {
      this.description = requireNonNull(description, of("description"));
      return this;
    }

    /** When the task is due: one of the forms in the description of this package. */
    public Builder schedule(String text) {
      this.schedule = Check.text(of("schedule"), text);
      return this;
    }

    /** The zone of the schedule, such as {@code Europe/Berlin}. */
    public Builder zone(String id) {
      this.zone = Check.zone(of("zone"), id);
      return this;
    }

    /** What becomes of a local time that daylight saving skips. */
    public Builder skippedTime(SkippedTime policy) {
      this.skippedTime = requireNonNull(policy, of("skippedTime"));
      return this;
    }

    /** What becomes of a local time that daylight saving repeats. */
    public Builder repeatedTime(RepeatedTime policy) {
      this.repeatedTime = requireNonNull(policy, of("repeatedTime"));
      return this;
    }

    /**
     * Also runs at each start of a node; and when a node that the others took for dead joins again.
     */
    public Builder onStartup() {
      return onStartup(Duration.ZERO);
    }

    /** Also runs so long after each start of a node. */
    public Builder onStartup(Duration delay) {
      this.startupDelay = Check.notNegative(of("startup delay"), delay);
      return this;
    }

    /** Also runs at the start of a node, unless another start within that time already did. */
    public Builder onStartupOncePer(Duration period) {
      this.startupDelay = startupDelay == null ? Duration.ZERO : startupDelay;
      this.startupOncePer = Check.positive(of("startup period"), period);
      return this;
    }

    /** How long an attempt may take before it is interrupted; 1 hour unless said otherwise. */
    public Builder timeout(Duration limit) {
      this.timeout = Check.positive(of("timeout"), limit);
      return this;
    }

    /** When a run counts as overdue; three times the usual duration unless said otherwise. */
    public Builder overdueAfter(Duration limit) {
      this.overdueAfter = Check.positive(of("overdueAfter"), limit);
      return this;
    }

    /** What happens when the code throws; no retry unless said otherwise. */
    public Builder retry(Retry retry) {
      this.retry = requireNonNull(retry, of("retry"));
      return this;
    }

    /** What happens when the last run still goes on; the fire is skipped unless said otherwise. */
    public Builder overlap(Overlap policy) {
      this.overlap = requireNonNull(policy, of("overlap"));
      return this;
    }

    /** What happens to fires that were not run in time; the latest within a day runs by default. */
    public Builder catchUp(CatchUp policy) {
      this.catchUp = requireNonNull(policy, of("catchUp"));
      return this;
    }

    /** How often a run is started again after the crash of its node; 2 unless said otherwise. */
    public Builder restarts(int times) {
      this.restarts = Check.between(of("restarts"), times, 0, 100);
      return this;
    }

    /** Every node runs the task for itself, instead of one for all. */
    public Builder onEveryNode() {
      this.everyNode = true;
      return this;
    }

    /** The task waits to be enabled. */
    public Builder disabled() {
      this.disabled = true;
      return this;
    }

    /** The code honours {@link TaskRun#dryRun()}. */
    public Builder supportsDryRun() {
      this.dryRunSupported = true;
      return this;
    }

    /** Words to find and group tasks by. */
    public Builder tags(String... tags) {
      this.tags = Stream.of(tags).map(tag -> Check.text(of("tag"), tag)).distinct().toList();
      return this;
    }

    /** Who answers for the task: a person, a team, an address. */
    public Builder owner(String owner) {
      this.owner = Check.text(of("owner"), owner);
      return this;
    }

    /** The web address that says what to do when the task fails. */
    public Builder runbook(String url) {
      this.runbook = Check.webAddress(of("runbook"), url);
      return this;
    }

    /** The specification. The builder may be used further; what it built stays as it is. */
    public TaskSpec build() {
      return new TaskSpec(new Builder(name).with(this));
    }
  }
}
