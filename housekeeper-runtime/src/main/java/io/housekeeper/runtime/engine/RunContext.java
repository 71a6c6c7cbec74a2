package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Subject;
import org.slf4j.MDC;

/** Which run a line of the log is of: for whoever keeps logs as fields. */
final class RunContext {

  private RunContext() {}

  /** From here on the lines of this thread are of a run. */
  static void enter(Assignment assignment) {
    Subject subject = assignment.row().subject();
    MDC.put("task", assignment.plan().spec().name());
    MDC.put("run", Long.toString(assignment.id()));
    MDC.put("attempt", Integer.toString(assignment.row().state().attempts().started()));
    MDC.put("trigger", subject.origin().shown().name());
    String trace = assignment.row().begun().map(Begun::traceId).orElse("");
    if (!trace.isEmpty()) {
      MDC.put("trace_id", trace);
    }
    String request = Asker.parse(subject.asked().extra()).request();
    if (!request.isEmpty()) {
      MDC.put("request", request);
    }
  }

  /** From here on they are of none; what the task has put there is gone as well. */
  static void leave() {
    MDC.clear();
  }
}
