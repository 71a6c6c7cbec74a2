package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Stale;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import java.util.Optional;
import java.util.function.Function;

/**
 * Transactions of those who ask for something. What was asked for under a key is done once: whoever
 * asks again, because the answer was lost, gets the same answer. What is asked for on the strength
 * of a revision is done only if that is still the one.
 */
final class Once {

  /** Locks what is asked for; says what is wrong if it is not as expected. */
  private interface Look {
    Optional<Stale> at(Draft draft);
  }

  private final Drafts drafts;
  private final Optional<String> key;
  private final Expected expected;

  Once(Drafts drafts, Optional<String> key, Expected expected) {
    this.drafts = drafts;
    this.key = key;
    this.expected = expected;
  }

  Optional<String> key() {
    return key;
  }

  Once under(String another) {
    return new Once(drafts, Optional.of(another), expected);
  }

  Once expecting(long revision) {
    return new Once(drafts, key, Expected.of(revision));
  }

  /**
   * A request about no single task.
   *
   * @param what is asked for: a key that was used for something else is refused
   */
  <T> T request(Membership me, String what, AnswerForm<T> form, Function<Draft, T> work) {
    expected.refuse(what);
    return request(me, what, draft -> Optional.empty(), form, work);
  }

  /** A request about a task. */
  <T> T request(Membership me, int task, String what, AnswerForm<T> form, Function<Draft, T> work) {
    return request(me, what, draft -> expected.lock(draft, task), form, work);
  }

  /** A request about what a task is made of; whoever expects revision 0 expects nothing there. */
  <T> T requestOfMade(
      Membership me, String task, String what, AnswerForm<T> form, Function<Draft, T> work) {
    return request(me, what, draft -> expected.lockMade(draft, task), form, work);
  }

  private <T> T request(
      Membership me, String what, Look look, AnswerForm<T> form, Function<Draft, T> work) {
    return drafts.request(
        me,
        draft -> {
          // First of all: whoever asks a second time must see what the first time came to.
          Optional<Stale> stale = look.at(draft);
          Optional<Answered> before = key.flatMap(draft.tables().changes()::answered);
          if (before.isPresent()) {
            return again(before.get(), what, form);
          }
          if (stale.isPresent()) {
            throw stale.get();
          }
          T answer = work.apply(draft);
          key.ifPresent(one -> keep(draft, one, what, form.write(answer)));
          return answer;
        });
  }

  private static void keep(Draft draft, String key, String what, String answer) {
    ChangeTable changes = draft.tables().changes();
    changes.answer(new Answered(key, draft.now(), what, answer));
  }

  private static <T> T again(Answered before, String what, AnswerForm<T> form) {
    if (!before.what().equals(what)) {
      throw new IllegalArgumentException(
          "the key '%s' was used at %s for something else: %s. Use another for: %s"
              .formatted(before.key(), before.at(), before.what(), what));
    }
    return form.read(before.answer());
  }
}
