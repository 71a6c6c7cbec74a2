package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Stale;
import java.util.function.Supplier;

/** What became of a request, as an answer. */
final class Answering {

  private Answering() {}

  static Answer asked(Supplier<Requested> request) {
    try {
      Requested answer = request.get();
      return switch (answer) {
        case Requested.Accepted accepted -> new Answer.Accepted(Long.toString(accepted.run()));
        case Requested.Several some ->
            new Answer.Done(
                "%,d runs wait for a node with room: those of the fires from %s to %s"
                    .formatted(some.runs(), some.first(), some.last()));
        case Requested.Busy busy -> new Answer.Busy(Long.toString(busy.run()));
        case Requested.Refused refused -> new Answer.Refused(refused.sentence());
      };
    } catch (IllegalArgumentException misfit) {
      return new Answer.Refused(String.valueOf(misfit.getMessage()));
    } catch (Stale stale) {
      return new Answer.Stale(stale.sentence(), stale.revision());
    }
  }

  /** What is in force of a task once a value is put in place. */
  static String inPlace(String task, String field, String value) {
    if (field.equals("disabled")) {
      return "task '%s' is %s".formatted(task, value.equals("true") ? "disabled" : "enabled");
    }
    return "%s of task '%s' is %s".formatted(field, task, value);
  }

  static Answer done(Runnable work, String sentence) {
    return done(
        () -> {
          work.run();
          return sentence;
        });
  }

  static Answer done(Supplier<String> work) {
    try {
      return new Answer.Done(work.get());
    } catch (IllegalArgumentException misfit) {
      return new Answer.Refused(String.valueOf(misfit.getMessage()));
    } catch (Stale stale) {
      return new Answer.Stale(stale.sentence(), stale.revision());
    }
  }
}
