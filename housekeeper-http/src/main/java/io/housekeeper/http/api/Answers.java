package io.housekeeper.http.api;

import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.time.Instant;
import java.util.Optional;

/** Between what is asked for over HTTP and what the node does. */
final class Answers {

  private Answers() {}

  /** What somebody may do, in his name. */
  static Commands as(Control control, Request request, Optional<String> reason) {
    return control.as(asking(request, reason, Optional.empty()));
  }

  static Asking asking(Request request, Optional<String> reason, Optional<Instant> until) {
    Asking asking = Asking.by(request.caller().name()).because(reason.orElse(""));
    asking = until.map(asking::until).orElse(asking);
    Optional<String> key = request.header("idempotency-key");
    try {
      return key.map(asking::once).orElse(asking);
    } catch (IllegalArgumentException misfit) {
      throw Problem.bad(String.valueOf(misfit.getMessage()));
    }
  }

  /** Says what became of it. */
  static Reply.Whole reply(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> Reply.json(new Done(true, done.sentence(), Optional.empty()));
      case Answer.Accepted accepted ->
          Reply.json(202, new Done(true, accepted.sentence(), Optional.of(accepted.run())));
      case Answer.Busy busy -> throw Problem.of(409, busy.sentence()).with("runId", busy.run());
      case Answer.Refused refused -> throw Problem.of(422, refused.sentence());
    };
  }
}
