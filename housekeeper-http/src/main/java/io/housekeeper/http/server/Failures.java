package io.housekeeper.http.server;

import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.runtime.control.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said of what went wrong. Nobody outside sees where in the code. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Problem problem(Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (Control.isOutage(failure)) {
      LOG.debug("the ledger does not answer", failure);
      return Problem.of(503, "the ledger does not answer; tasks go on, and it is tried again");
    }
    LOG.error("a request failed", failure);
    return Problem.of(500, "it failed; the log of this node says why");
  }

  static Reply.Whole of(Throwable failure) {
    return Reply.problem(problem(failure));
  }
}
