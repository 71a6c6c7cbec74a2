package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Keeps what tasks are made of while nodes run; whoever has the types makes them. */
final class Making {

  private final Once once;

  Making(Once once) {
    this.once = once;
  }

  void make(Membership me, MadeTask wanted, By by) {
    MadeTask task = wanted.checked();
    if (by.until().isPresent()) {
      throw new IllegalArgumentException(
          "task '%s' cannot be made for a while: it is there until it is taken back"
              .formatted(task.name()));
    }
    once.requestOfMade(
        me,
        task.name(),
        "make %s %s".formatted(task.name(), task.text()),
        AnswerForm.WHETHER,
        draft -> {
          Transaction tables = draft.tables();
          tables.changes().lock();
          Optional<MadeRow> before = tables.made().row(task.name());
          long rev = tables.changes().changed(List.of(ChangeTable.MADE));
          tables.made().put(new MadeRow(task, rev, now(draft, by)));
          audit(draft, "make", task.name(), by, new Words(text(before), task.text()));
          return true;
        });
  }

  void unmake(Membership me, String name, By by) {
    once.requestOfMade(
        me,
        name,
        "unmake " + name,
        AnswerForm.WHETHER,
        draft -> {
          Transaction tables = draft.tables();
          tables.changes().lock();
          Optional<MadeRow> before = tables.made().row(name);
          if (before.isEmpty()) {
            throw new IllegalArgumentException(
                "nobody has made a task '%s' that could be taken back".formatted(name));
          }
          tables.made().delete(name);
          tables.changes().changed(List.of(ChangeTable.MADE));
          audit(draft, "unmake", name, by, new Words(text(before), ""));
          return true;
        });
  }

  private static String text(Optional<MadeRow> row) {
    return row.map(one -> one.task().text()).orElse("");
  }

  private static By now(Draft draft, By by) {
    return new By(by.who(), by.why(), draft.now(), Optional.empty());
  }

  private static void audit(Draft draft, String what, String name, By by, Words words) {
    draft.audit(About.named(name), what, now(draft, by), words);
  }
}
