package io.housekeeper.sentry.form;

import io.housekeeper.api.Run;
import io.housekeeper.sentry.monitor.Slug;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events of runs that failed, as envelopes. */
public final class FailureEvents {

  /** What the server takes as a value of a tag. */
  private static final int LONGEST_TAG = 200;

  /** Beyond that the server may refuse all of it. */
  private static final int LONGEST_MESSAGE = 8_192;

  private static final int LONGEST_TEXT = 16_384;

  private final Project project;
  private final Identity identity;
  private final Envelopes envelopes = new Envelopes();

  public FailureEvents(Project project) {
    this.project = project;
    this.identity = new Identity(project.environment());
  }

  /** A run has failed for good. */
  public byte[] failed(Run run) {
    SentryEvent event = event(run, SentryLevel.ERROR);
    event.setExceptions(exceptions(run));
    // Grouped as usual, but by task: one class fails in many tasks for many reasons.
    event.setFingerprints(List.of("{{ default }}", run.task().name()));
    return envelope(event);
  }

  /** Somebody tries out whether anything arrives. */
  public byte[] tried(Run run) {
    return envelope(event(run, SentryLevel.INFO));
  }

  private SentryEvent event(Run run, SentryLevel level) {
    SentryEvent event = new SentryEvent(Date.from(run.endedAt().orElseThrow()));
    event.setEventId(new SentryId(identity.event(run)));
    event.setLevel(level);
    event.setPlatform("java");
    event.setLogger("housekeeper");
    event.setTransaction(run.task().name());
    event.setServerName(run.node().isEmpty() ? null : run.node());
    event.setEnvironment(project.environment());
    project.release().ifPresent(event::setRelease);
    event.setSdk(envelopes.options().getSdkVersion());
    event.getContexts().setTrace(CheckIns.trace(identity, run));
    Message message = new Message();
    message.setFormatted(
        Texts.cut(run.test() ? run.failureText() : sentence(run), LONGEST_MESSAGE));
    event.setMessage(message);
    tag(event, run);
    tell(event, run);
    return event;
  }

  private static void tag(SentryEvent event, Run run) {
    tag(event, "task", run.task().name());
    tag(event, "run", run.id());
    tag(event, "node", run.node());
    tag(event, "plugin", run.plugin());
    tag(event, "trigger", run.trigger().name().toLowerCase(Locale.ROOT));
    tag(event, "state", run.state().name().toLowerCase(Locale.ROOT));
    tag(event, "owner", run.task().owner());
    // As the server's own events of a monitor have it: rules that look for it find these, too.
    tag(event, "monitor.slug", Slug.of(run.task().name()).text());
  }

  private static void tag(SentryEvent event, String name, String value) {
    if (!value.isEmpty()) {
      event.setTag(name, Texts.cut(value, LONGEST_TAG));
    }
  }

  private static void tell(SentryEvent event, Run run) {
    event.setExtra("schedule", run.schedule());
    event.setExtra("zone", run.zone().getId());
    event.setExtra("attempts", run.attempt());
    run.fire().ifPresent(at -> event.setExtra("fire", at.toString()));
    run.startedAt().ifPresent(at -> event.setExtra("started", at.toString()));
    run.link().map(URI::toString).ifPresent(link -> event.setExtra("link", link));
    run.task().runbook().map(URI::toString).ifPresent(book -> event.setExtra("runbook", book));
    if (!run.counts().isEmpty()) {
      event.setExtra("counts", run.counts().toString());
    }
    if (!run.failureText().isEmpty()) {
      event.setExtra("failure", Texts.cut(run.failureText(), LONGEST_TEXT));
    }
  }

  /** The last is what Sentry's lists show. */
  private static List<SentryException> exceptions(Run run) {
    List<SentryException> all =
        new ArrayList<>(
            run.failure()
                .map(Thrown::of)
                .orElseGet(() -> Thrown.of(run.failureText()).map(List::of).orElse(List.of())));
    if (run.state() != Run.State.FAILED || all.isEmpty()) {
      // What a thread threw that was interrupted is no reason.
      SentryException end = new SentryException();
      end.setType(title(run.state()));
      end.setValue(Texts.cut(sentence(run), LONGEST_MESSAGE));
      all.add(end);
    }
    return all;
  }

  private static String title(Run.State state) {
    return switch (state) {
      case TIMED_OUT -> "TimedOut";
      case LOST -> "Lost";
      default -> "Failed";
    };
  }

  /** What happened, for somebody who reads nothing else. */
  private static String sentence(Run run) {
    String attempts = run.attempt() > 1 ? " after %d attempts".formatted(run.attempt()) : "";
    Optional<String> first = run.failureText().lines().findFirst();
    return switch (run.state()) {
      case TIMED_OUT ->
          "%s ran into its time limit of %s%s"
              .formatted(run.task().name(), words(run.task().timeout()), attempts);
      case LOST -> "%s was lost%s: %s".formatted(run.task().name(), attempts, run.reason());
      default ->
          "%s failed%s%s"
              .formatted(run.task().name(), attempts, first.map(it -> ": " + it).orElse(""));
    };
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private byte[] envelope(SentryEvent event) {
    try {
      return envelopes.bytes(
          SentryEnvelope.from(envelopes.serializer(), event, envelopes.options().getSdkVersion()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
