package io.housekeeper.client;

import io.housekeeper.client.Exchange.Answered;
import io.housekeeper.client.answer.CronAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What is said of answers that are none, and of those that say no. */
final class Failures {

  /** A problem as RFC 9457 has it. */
  record Problem(String title, String detail, Optional<String> runId) {}

  private Failures() {}

  /** An answer that says no. */
  static HousekeeperFailure of(URI asked, Answered answered) {
    if (answered.media().startsWith("application/problem+json")) {
      Optional<Problem> problem = Json.read(answered.text(), Problem.class);
      if (problem.isPresent()) {
        Problem it = problem.get();
        return HousekeeperFailure.refused(answered.status(), it.title(), it.detail(), it.runId());
      }
    }
    if (answered.status() / 100 == 3) {
      return HousekeeperFailure.refused(
          answered.status(),
          "Elsewhere",
          "%s sends to %s: give the address that answers"
              .formatted(asked, answered.location().orElse("nowhere")),
          Optional.empty());
    }
    return notUnderstood(asked, answered);
  }

  /** An answer of a cron service of old that says no. */
  static HousekeeperFailure of(URI asked, Answered answered, CronAnswer no) {
    return no.error()
        .map(
            why ->
                HousekeeperFailure.refused(
                    answered.status(), "Cannot be done", why, Optional.empty()))
        .orElseGet(() -> notUnderstood(asked, answered));
  }

  /** An answer of somebody else. */
  static HousekeeperFailure notUnderstood(URI asked, Answered answered) {
    return HousekeeperFailure.refused(
        answered.status(),
        "Not understood",
        "%s answers with status %d and %s, and not as Housekeeper does"
            .formatted(
                asked,
                answered.status(),
                answered.media().isEmpty() ? "without a word" : answered.media()),
        Optional.empty());
  }

  /** No answer. */
  static HousekeeperFailure unreachable(URI base, Ask ask, IOException failed) {
    boolean mayBeDone = !ask.isSafe() && wasSent(failed);
    return HousekeeperFailure.unreachable(
        "%s cannot be reached: %s%s"
            .formatted(base, why(failed), mayBeDone ? "; nobody knows whether it was done" : ""),
        failed);
  }

  static HousekeeperFailure interrupted(URI base, InterruptedException interrupted) {
    return HousekeeperFailure.unreachable(
        "%s was not waited for: the thread was interrupted".formatted(base), interrupted);
  }

  private static boolean wasSent(IOException failed) {
    return !(failed instanceof ConnectException
        || failed instanceof HttpConnectTimeoutException
        || failed instanceof SSLException);
  }

  private static String why(IOException failed) {
    return switch (failed) {
      case HttpConnectTimeoutException late -> "no connection came about";
      case HttpTimeoutException late -> String.valueOf(late.getMessage());
      case ConnectException refused ->
          isCausedByName(refused) ? "its name is unknown" : "nobody listens there";
      case SSLException untrusted -> String.valueOf(untrusted.getMessage());
      default -> "the connection was lost";
    };
  }

  private static boolean isCausedByName(Throwable failed) {
    for (Throwable one = failed; one != null; one = one.getCause()) {
      if (one instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
