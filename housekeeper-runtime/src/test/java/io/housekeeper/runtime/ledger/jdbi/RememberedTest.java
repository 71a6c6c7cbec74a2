package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RememberedTest {

  /** A row: its key, and what it says. */
  private record Row(int key, String text) {}

  private final Map<Integer, Row> table = new TreeMap<>();
  private final List<Integer> asked = new ArrayList<>();
  private final Remembered<Integer, Row> remembered = new Remembered<>(3, Row::key);

  @Test
  void whatWasReadIsNotReadAgain() {
    write(2, "two");
    write(1, "one");

    assertThat(find(2, 1)).containsExactly(new Row(1, "one"), new Row(2, "two"));
    remembered.keep();
    assertThat(find(1, 2)).containsExactly(new Row(1, "one"), new Row(2, "two"));

    assertThat(asked).containsExactly(2, 1);
  }

  @Test
  void aTransactionSeesWhatItHasWrittenItself() {
    remembered.put(new Row(1, "one"));
    assertThat(find(1)).containsExactly(new Row(1, "one"));

    remembered.remove(1);
    assertThat(find(1)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void afterAFailureEverythingIsReadAgain() {
    remembered.put(new Row(1, "one"));
    remembered.keep();
    remembered.put(new Row(1, "never written"));
    remembered.forget();
    write(1, "one");

    assertThat(find(1)).containsExactly(new Row(1, "one"));
    assertThat(asked).containsExactly(1);
  }

  @Test
  void whatIsGoneIsNotRemembered() {
    remembered.put(new Row(1, "one"));
    remembered.keep();
    remembered.remove(1);
    remembered.keep();

    assertThat(find(1)).isEmpty();
    assertThat(asked).containsExactly(1);
  }

  @Test
  void whatWasChangedOutOfSightIsReadAgain() {
    remembered.put(new Row(1, "one"));
    remembered.keep();
    remembered.put(new Row(1, "uno"));
    write(1, "un");
    remembered.forget(List.of(1));

    assertThat(find(1)).containsExactly(new Row(1, "un"));
  }

  @Test
  void whatWasUsedLeastRecentlyIsForgottenFirst() {
    for (int key = 1; key <= 3; key++) {
      remembered.put(new Row(key, "row"));
      remembered.keep();
    }
    find(1);
    remembered.put(new Row(4, "row"));
    remembered.keep();

    find(1, 2, 3, 4);

    assertThat(asked).containsExactly(2);
  }

  @Test
  void nothingIsRememberedWhereOthersWriteToo() {
    Remembered<Integer, Row> nothing = new Remembered<>(0, Row::key);
    write(1, "one");
    nothing.put(new Row(1, "an old one"));

    assertThat(nothing.find(List.of(1), this::read)).containsExactly(new Row(1, "one"));
    nothing.keep();
    assertThat(nothing.find(List.of(1), this::read)).containsExactly(new Row(1, "one"));
  }

  private void write(int key, String text) {
    table.put(key, new Row(key, text));
  }

  private List<Row> find(Integer... keys) {
    return remembered.find(List.of(keys), this::read);
  }

  private List<Row> read(List<Integer> keys) {
    asked.addAll(keys);
    return keys.stream().sorted().filter(table::containsKey).map(table::get).toList();
  }
}
