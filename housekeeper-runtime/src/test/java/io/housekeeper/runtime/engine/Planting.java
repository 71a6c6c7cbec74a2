package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.store.Woven;
import io.housekeeper.runtime.ledger.store.Woven.Advice;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What calls are given and answer, for those who change it. */
final class Planting {

  private Planting() {}

  /** What a statement is given first: rows, or their ids. */
  static <R> Stream<R> all(Call statement) {
    return rows(statement.arguments()[0]);
  }

  /** The rows that a statement answers with. */
  static <R> Stream<R> answers(Call statement) {
    return rows(statement.call());
  }

  @SuppressWarnings("unchecked")
  private static <R> Stream<R> rows(@Nullable Object rows) {
    return ((Collection<R>) Objects.requireNonNull(rows)).stream();
  }

  /** A ledger whose runs start and end by an advice. */
  static Ledger runs(Ledger ledger, Advice advice) {
    Runs runs = Woven.around(Runs.class, ledger.runs(), advice);
    return Woven.around(
        Ledger.class, ledger, part -> part.name().equals("runs") ? runs : part.call());
  }

  /** A ledger whose tasks are what an advice says. */
  static Ledger tasks(Ledger ledger, Advice advice) {
    Tasks tasks = Woven.around(Tasks.class, ledger.tasks(), advice);
    return Woven.around(
        Ledger.class, ledger, part -> part.name().equals("tasks") ? tasks : part.call());
  }

  /** A ledger whose nodes go by an advice. */
  static Ledger members(Ledger ledger, Advice advice) {
    Members members = Woven.around(Members.class, ledger.members(), advice);
    return Woven.around(
        Ledger.class, ledger, part -> part.name().equals("members") ? members : part.call());
  }
}
