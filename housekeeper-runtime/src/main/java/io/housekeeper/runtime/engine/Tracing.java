package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Traces.Span;
import io.housekeeper.runtime.engine.Traces.Traced;
import io.housekeeper.runtime.ledger.LiveRow;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who traces the runs of a node, and how they are called there.
 *
 * @param plugins the plugin that a task comes from
 */
record Tracing(Traces traces, String node, UnaryOperator<String> plugins) {

  static final Tracing NONE = new Tracing(Traces.NONE, "", task -> "");

  Optional<Span> begin(LiveRow row, String task) {
    return traces.begin(new Traced(row, task, plugins.apply(task), node), row.trace());
  }
}
