package io.housekeeper.http.api;

import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.Requests.Reason;
import io.housekeeper.http.api.body.Requests.Why;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Between what is asked for over HTTP and what the node does. */
final class Answers {

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private Answers() {}

  /**
   * The task that a path names.
   *
   * @throws Problem if there is none of that name
   */
  static String task(Control control, Request request) {
    String task = request.path("task");
    if (!control.tasks().isKnown(task)) {
      throw unknown(task);
    }
    return task;
  }

  static Problem unknown(String task) {
    return Problem.unknown("task '%s'".formatted(task));
  }

  /** What somebody may do, in his name. */
  static Commands as(Control control, Request request, Optional<String> reason) {
    return control.as(asking(request, reason, Optional.empty()));
  }

  /** Somebody who says in the body why he asks for something, if he does. */
  static Asking once(Request request) {
    return asking(request, request.bodyIfAny(Why.class).flatMap(Why::reason), Optional.empty());
  }

  /** Somebody who also says there until when it is to last. */
  static Asking lasting(Request request) {
    Optional<Reason> said = request.bodyIfAny(Reason.class);
    return asking(request, said.flatMap(Reason::reason), said.flatMap(Reason::until));
  }

  /** Somebody who wants something taken away; why, he says behind the question mark. */
  static Asking takingBack(Request request) {
    return asking(request, request.query(Params.REASON.name()), Optional.empty());
  }

  static Asking asking(Request request, Optional<String> reason, Optional<Instant> until) {
    Asking asking = Asking.by(request.caller().name()).because(reason.orElse(""));
    asking = until.map(asking::until).orElse(asking);
    OptionalLong seen = seen(request);
    asking = seen.isPresent() ? asking.expecting(seen.getAsLong()) : asking;
    Optional<String> key = request.header("idempotency-key");
    try {
      return key.map(asking::once).orElse(asking);
    } catch (IllegalArgumentException misfit) {
      throw Problem.bad(String.valueOf(misfit.getMessage()));
    }
  }

  /** The tag of what is known in a revision. */
  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  private static OptionalLong seen(Request request) {
    Optional<String> tag = request.header("if-match").filter(text -> !text.equals("*"));
    if (tag.isEmpty()) {
      return OptionalLong.empty();
    }
    Matcher number = TAG.matcher(tag.get());
    if (!number.matches()) {
      throw Problem.bad("If-Match must be an ETag that was answered, such as \"7\"");
    }
    return OptionalLong.of(Long.parseLong(number.group(1)));
  }

  /** Says what became of it. */
  static Reply.Whole reply(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> Reply.json(new Done(true, done.sentence(), Optional.empty()));
      case Answer.Accepted accepted ->
          Reply.json(202, new Done(true, accepted.sentence(), Optional.of(accepted.run())));
      case Answer.Busy busy -> throw Problem.of(409, busy.sentence()).with("runId", busy.run());
      case Answer.Stale stale ->
          throw Problem.of(412, stale.sentence()).with("revision", stale.revision());
      case Answer.Refused refused -> throw Problem.of(422, refused.sentence());
    };
  }
}
