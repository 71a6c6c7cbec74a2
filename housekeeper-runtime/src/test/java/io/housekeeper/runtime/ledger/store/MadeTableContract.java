package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface MadeTableContract extends Stored {

  private static MadeRow row(String name, long rev, Map<String, String> spec) {
    return new MadeRow(
        new MadeTask(name, new Typed("http-call", "{\"url\":\"https://a.example/\"}"), spec),
        rev,
        new By("ann", "a test", after(rev), Optional.empty()));
  }

  @Test
  default void whatIsMadeTakesThePlaceOfWhatWasThere() {
    Map<String, String> spec = Map.of("schedule", "\"0 2 * * *\"", "retry", "{\"retries\":2}");
    write(tx -> tx.made().put(row("purge", 3, spec)));
    write(tx -> tx.made().put(row("Mail", 4, Map.of())));
    assertThat(reading().list(tx -> tx.made().rows()))
        .containsExactly(row("Mail", 4, Map.of()), row("purge", 3, spec));
    assertThat(reading().optional(tx -> tx.made().row("purge"))).contains(row("purge", 3, spec));
    assertThat(reading().optional(tx -> tx.made().row("mail"))).isEmpty();

    write(tx -> tx.made().put(row("purge", 5, Map.of("disabled", "true"))));
    write(tx -> tx.made().delete("Mail"));
    write(tx -> tx.made().delete("nothing"));
    assertThat(reading().list(tx -> tx.made().rows()))
        .containsExactly(row("purge", 5, Map.of("disabled", "true")));
  }

  @Test
  default void itIsKnownWhenSomethingWasChangedLast() {
    assertThat(reading().number(tx -> tx.changes().revisionOf(ChangeTable.MADE))).isZero();
    long made = writing().number(tx -> tx.changes().changed(List.of(ChangeTable.MADE, 7)));
    long later = writing().number(tx -> tx.changes().changed(List.of(7)));
    assertThat(reading().number(tx -> tx.changes().revisionOf(ChangeTable.MADE))).isEqualTo(made);
    assertThat(reading().number(tx -> tx.changes().revisionOf(7))).isEqualTo(later);
  }
}
