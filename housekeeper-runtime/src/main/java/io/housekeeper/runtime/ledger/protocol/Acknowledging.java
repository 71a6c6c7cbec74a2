package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Overridden;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps that somebody sees to a task, beside what is in place of it. The task itself is as before:
 * its revision too.
 */
final class Acknowledging {

  private final Once once;

  Acknowledging(Once once) {
    this.once = once;
  }

  void acknowledge(Membership me, int task, By by) {
    once.request(
        me,
        task,
        "acknowledge %d %s".formatted(task, end(by)),
        AnswerForm.WHETHER,
        draft -> {
          Optional<Overridden> before = lock(draft, task);
          String name = new InPlace(draft).name(task);
          draft
              .tables()
              .changes()
              .override(new Overridden(name, Overridden.ACKNOWLEDGED, "true", by));
          String old = before.map(one -> end(one.by())).orElse("");
          draft.audit(About.task(task), "acknowledge", by, new Words(old, end(by)));
          return true;
        });
  }

  void takeBack(Membership me, int task, By by) {
    once.request(
        me,
        task,
        "unacknowledge " + task,
        AnswerForm.WHETHER,
        draft -> {
          Optional<Overridden> before = lock(draft, task);
          before.ifPresent(
              one -> {
                draft.tables().changes().revert(one.task(), one.field());
                draft.audit(About.task(task), "unacknowledge", by, new Words(end(one.by()), ""));
              });
          return before.isPresent();
        });
  }

  /** What there is, while nobody else changes it or gives the task another name. */
  private static Optional<Overridden> lock(Draft draft, int task) {
    draft.tables().changes().lock();
    InPlace inPlace = new InPlace(draft);
    return inPlace.inPlace(inPlace.name(task), Overridden.ACKNOWLEDGED);
  }

  private static String end(By by) {
    return by.until().map(Instant::toString).orElse("");
  }
}
