package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Woven.Call;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What statements are given and answer, for those who change it. */
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
}
