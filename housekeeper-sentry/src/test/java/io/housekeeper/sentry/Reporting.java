package io.housekeeper.sentry;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.TaskSpec;
import io.sentry.CheckIn;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A listener that tells a server of runs, at a time of its own. */
final class Reporting implements AutoCloseable {

  static final Instant FIRE = Instant.parse("2027-03-28T00:30:00Z");

  static final TaskSpec NIGHTLY =
      TaskSpec.named("nightly")
          .schedule("30 1 * * *")
          .zone("Europe/Berlin")
          .timeout(Duration.ofMinutes(10))
          .owner("shop")
          .runbook("https://wiki.example.org/nightly")
          .build();

  /** Whatever else is said. */
  private static final String ALWAYS =
      """
      environment = live
      release = "shop@7"
      failure-issue-threshold = 2
      owner = "team:6"
      """;

  private final Receiver receiver = new Receiver();
  private Instant now = FIRE;
  private RunListener reporter = listener(receiver.dsn(), "monitors = all");

  private RunListener listener(Secret dsn, String settings) {
    return SentryPlugin.listener(WrittenSettings.of(dsn, ALWAYS + settings), () -> now);
  }

  Receiver receiver() {
    return receiver;
  }

  RunListener reporter() {
    return reporter;
  }

  /** From now on it is another listener, with other settings. */
  void with(String settings) {
    with(receiver.dsn(), settings);
  }

  void with(Secret dsn, String settings) {
    reporter.close();
    reporter = listener(dsn, settings);
  }

  void itIs(Instant time) {
    now = time;
  }

  /** A run begins and ends. */
  void runs(SomeRun run, State how, Duration took) throws Exception {
    reporter.started(run);
    now = now.plus(took);
    reporter.ended(run.ends(how, took));
  }

  static SpanContext trace(CheckIn checkIn) {
    return Objects.requireNonNull(checkIn.getContexts().getTrace());
  }

  static SpanContext trace(SentryEvent event) {
    return Objects.requireNonNull(event.getContexts().getTrace());
  }

  @Override
  public void close() {
    reporter.close();
    receiver.close();
  }
}
