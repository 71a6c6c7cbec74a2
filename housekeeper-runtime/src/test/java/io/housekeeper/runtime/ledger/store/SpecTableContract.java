package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.carried;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.spec;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Times;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Tasks.Loaded;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.ledger.store.SpecTable.Brief;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SpecTableContract extends Stored {

  @Test
  default void aSpecificationIsReplaced() {
    SpecRow newer =
        new SpecRow(
            1,
            new Version("shop", "2.0", "h2"),
            new Said("{\"x\":\"\\n\"}", "{\"x\":1}", Optional.of(new Typed("t", "{}"))),
            "{}",
            new Times(after(1), after(2), Optional.of(after(3))));
    write(tx -> tx.specs().put(List.of(spec(1, "h1"), spec(2, "h1"))));
    assertThat(reading().list(tx -> tx.specs().rows(List.of(1, 2, 3))))
        .containsExactly(spec(1, "h1"), spec(2, "h1"));
    write(tx -> tx.specs().put(List.of(newer)));
    assertThat(reading().list(tx -> tx.specs().rows(List.of(2, 1))))
        .containsExactly(newer, spec(2, "h1"));
  }

  @Test
  default void whatSaysTheSameComesBackTheSame() {
    Said same = new Said("{}", "{}", Optional.empty());
    Said fromFile = new Said("{}", "{\"b\":1}", Optional.of(new Typed("t", "{\"s\":1}")));
    SpecRow one = spec(1, "h1");
    SpecRow plain = new SpecRow(1, one.version(), same, "{}", one.times());
    SpecRow configured = new SpecRow(2, one.version(), fromFile, "{\"b\":1}", one.times());
    SpecRow overridden = new SpecRow(3, one.version(), same, "{\"b\":1}", one.times());
    SpecRow setBack = new SpecRow(4, one.version(), fromFile, "{}", one.times());
    List<SpecRow> all = List.of(plain, configured, overridden, setBack);
    write(tx -> tx.specs().put(all));
    assertThat(reading().list(tx -> tx.specs().rows(List.of(1, 2, 3, 4)))).isEqualTo(all);
    assertThat(reading().list(tx -> tx.specs().briefs(List.of(4, 3, 2, 1, 5))))
        .containsExactly(
            new Brief(1, one.version(), false),
            new Brief(2, one.version(), false),
            new Brief(3, one.version(), true),
            new Brief(4, one.version(), true));
    write(tx -> tx.specs().put(List.of(setBack.overridden("{\"b\":1}"))));
    assertThat(reading().list(tx -> tx.specs().briefs(List.of(4))))
        .containsExactly(new Brief(4, one.version(), false));
  }

  @Test
  default void whoCarriesWhatIsInForceNeedsNoTexts() {
    Carried with = carried(1, 1, "h1");
    Carried without = new Carried(1, 1, with.version(), Optional.empty(), with.loadedAt());
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.specs().carry(List.of(without)));
    assertThat(reading().list(tx -> tx.specs().carriers(List.of(1)))).containsExactly(without);
    write(tx -> tx.specs().carry(List.of(with)));
    assertThat(reading().list(tx -> tx.specs().carriers(List.of(1)))).containsExactly(with);
  }

  @Test
  default void itIsKeptWhenAStartUpRunWasLastAskedFor() {
    write(tx -> tx.specs().put(List.of(spec(1, "h1"), spec(2, "h1"))));
    write(tx -> tx.specs().startedUp(1, after(5)));
    assertThat(reading().list(tx -> tx.specs().rows(List.of(1, 2))))
        .extracting(spec -> spec.times().startedUp())
        .containsExactly(Optional.of(after(5)), Optional.empty());
  }

  @Test
  default void whatAnIncarnationCarriesIsReplacedAndDropped() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.specs().carry(List.of(carried(1, 1, "h1"), carried(2, 1, "h1"))));
    write(tx -> tx.specs().carry(List.of(carried(2, 1, "h2"), carried(3, 1, "h2"))));
    assertThat(reading().list(tx -> tx.specs().carriedBy(1))).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(reading().list(tx -> tx.specs().carriers(List.of(1, 2))))
        .containsExactlyInAnyOrder(carried(1, 1, "h1"), carried(2, 1, "h2"));
    write(tx -> tx.specs().drop(1, List.of(1, 3, 9)));
    assertThat(reading().list(tx -> tx.specs().carriedBy(1))).containsExactly(2);
    write(tx -> tx.specs().drop(1, List.of()));
    assertThat(reading().list(tx -> tx.specs().carriedBy(1))).containsExactly(2);
  }

  @Test
  default void whoHasTheVersionThatIsInForceCarriesThat() {
    Carried other = carried(2, 1, "h2");
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.specs().put(List.of(spec(1, "h1"), spec(2, "h1"), spec(3, "h1")));
          tx.specs().carry(List.of(other));
          tx.specs().carryInForce(1, List.of(2, 1, 9), after(3));
        });
    Version inForce = spec(1, "h1").version();
    assertThat(reading().list(tx -> tx.specs().carriers(List.of(1, 2, 3))))
        .containsExactly(
            new Carried(1, 1, inForce, Optional.empty(), after(3)),
            new Carried(2, 1, inForce, Optional.empty(), after(3)));
  }

  @Test
  default void aSpecificationIsDeletedAndNobodyCarriesIt() {
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.specs().put(List.of(spec(1, "h1"), spec(2, "h1")));
          tx.specs().carry(List.of(carried(1, 1, "h1"), carried(2, 1, "h1")));
        });
    write(tx -> tx.specs().delete(List.of(1, 9)));
    assertThat(reading().list(tx -> tx.specs().rows(List.of(1, 2)))).containsExactly(spec(2, "h1"));
    assertThat(reading().list(tx -> tx.specs().carriedBy(1))).containsExactly(2);
  }

  @Test
  default void theDeadCarryNothingForOthers() {
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.nodes().insert(node(2, 2));
          tx.specs().carry(List.of(carried(1, 1, "h1")));
          tx.specs().carry(List.of(carried(1, 2, "h2")));
          tx.nodes().die(1, after(1));
        });
    assertThat(reading().list(tx -> tx.specs().carriers(List.of(1))))
        .containsExactly(carried(1, 2, "h2"));
    assertThat(reading().list(tx -> tx.specs().loaded()))
        .containsExactly(new Loaded("billing", "1.0", 2, 1));
    assertThat(reading().list(tx -> tx.specs().carriedBy(1))).containsExactly(1);
  }

  @Test
  default void aTaskIsUncarriedIfNobodyAliveHasItAndItIsNotGone() {
    write(
        tx -> {
          tx.tasks()
              .insert(
                  List.of(
                      task(1),
                      task(2),
                      task(3),
                      task(4).with(task(4).switches().gone(Optional.of(after(1))))));
          tx.nodes().insert(node(1, 1));
          tx.nodes().insert(node(2, 2));
          tx.specs().carry(List.of(carried(1, 1, "h1"), carried(2, 1, "h1")));
          tx.specs().carry(List.of(carried(2, 2, "h2")));
        });
    assertThat(reading().list(tx -> tx.specs().uncarried())).containsExactly(3);
    write(tx -> tx.nodes().die(1, after(1)));
    assertThat(reading().list(tx -> tx.specs().uncarried())).containsExactly(1, 3);
  }
}
