package io.housekeeper.runtime.trace;

import io.housekeeper.runtime.engine.Traces.Traced;
import io.housekeeper.runtime.ledger.Subject;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;

/** What a span says of its run; docs/tracing.md. */
final class RunAttributes {

  static final AttributeKey<String> STATE = AttributeKey.stringKey("housekeeper.state");
  static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("housekeeper.attempts");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("housekeeper.attempt");
  static final AttributeKey<String> THROWN = AttributeKey.stringKey("exception.type");
  static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

  private static final AttributeKey<String> TASK = AttributeKey.stringKey("housekeeper.task");
  private static final AttributeKey<String> RUN = AttributeKey.stringKey("housekeeper.run");
  private static final AttributeKey<String> PLUGIN = AttributeKey.stringKey("housekeeper.plugin");
  private static final AttributeKey<String> NODE = AttributeKey.stringKey("housekeeper.node");
  private static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("housekeeper.trigger");
  private static final AttributeKey<String> FIRE = AttributeKey.stringKey("housekeeper.fire");

  private RunAttributes() {}

  static void set(SpanBuilder span, Traced run) {
    Subject subject = run.row().subject();
    span.setAttribute(TASK, run.task());
    span.setAttribute(RUN, Long.toString(run.row().id()));
    span.setAttribute(PLUGIN, run.plugin());
    span.setAttribute(NODE, run.node());
    span.setAttribute(TRIGGER, subject.origin().shown().name());
    subject.fire().ifPresent(fire -> span.setAttribute(FIRE, fire.toString()));
  }
}
