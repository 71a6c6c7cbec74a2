package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import java.util.Optional;
import java.util.function.Function;

/**
 * Transactions of those who ask for something. What was asked for under a key is done once: whoever
 * asks again, because the answer was lost, gets the same answer.
 */
final class Once {

  private final Drafts drafts;
  private final Optional<String> key;

  Once(Drafts drafts, Optional<String> key) {
    this.drafts = drafts;
    this.key = key;
  }

  Optional<String> key() {
    return key;
  }

  /**
   * @param what is asked for: a key that was used for something else is refused
   */
  <T> T request(Membership me, String what, AnswerForm<T> form, Function<Draft, T> work) {
    return drafts.request(
        me, draft -> key.isEmpty() ? work.apply(draft) : once(draft, key.get(), what, form, work));
  }

  private static <T> T once(
      Draft draft, String key, String what, AnswerForm<T> form, Function<Draft, T> work) {
    ChangeTable changes = draft.tables().changes();
    Optional<Answered> before = changes.answered(key);
    if (before.isPresent()) {
      return again(before.get(), what, form);
    }
    T answer = work.apply(draft);
    changes.answer(new Answered(key, draft.now(), what, form.write(answer)));
    return answer;
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
