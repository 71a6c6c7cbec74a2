package io.housekeeper.runtime.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.StackText.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface LogTableContract extends Stored {

  @Test
  default void aLogIsReadPieceByPiece() {
    write(
        tx ->
            tx.logs()
                .append(
                    List.of(
                        new LogChunk(1, 2, "two"),
                        new LogChunk(1, 0, "zero\n"),
                        new LogChunk(2, 0, "other"),
                        new LogChunk(1, 1, "one"))));
    assertThat(reading().list(tx -> tx.logs().chunks(1, 0, 2)))
        .containsExactly(new LogChunk(1, 0, "zero\n"), new LogChunk(1, 1, "one"));
    assertThat(reading().list(tx -> tx.logs().chunks(1, 2, 2)))
        .containsExactly(new LogChunk(1, 2, "two"));
    assertThat(reading().list(tx -> tx.logs().chunks(3, 0, 2))).isEmpty();
  }

  @Test
  default void aPieceTakesThePlaceOfTheOneBefore() {
    write(tx -> tx.logs().append(List.of(new LogChunk(1, 0, "a"))));
    write(tx -> tx.logs().append(List.of(new LogChunk(1, 0, "ab"), new LogChunk(1, 1, "c"))));
    assertThat(reading().list(tx -> tx.logs().chunks(1, 0, 9)))
        .containsExactly(new LogChunk(1, 0, "ab"), new LogChunk(1, 1, "c"));
  }

  @Test
  default void aLongPieceIsKept() {
    LogChunk chunk = new LogChunk(1, 0, "\u00fc\ud83d\ude00 line\n".repeat(4_000));
    write(tx -> tx.logs().append(List.of(chunk)));
    assertThat(reading().list(tx -> tx.logs().chunks(1, 0, 1))).containsExactly(chunk);
  }

  @Test
  default void progressIsReplacedAndEnds() {
    write(tx -> tx.logs().progress(List.of(new Progress(1, 1, 10), new Progress(2, 5, 5))));
    write(tx -> tx.logs().progress(List.of(new Progress(1, 2, 5_000_000_000L))));
    assertThat(reading().list(tx -> tx.logs().progressOf(List.of(1L, 2L, 3L))))
        .containsExactlyInAnyOrder(new Progress(1, 2, 5_000_000_000L), new Progress(2, 5, 5));
    write(tx -> tx.logs().endProgress(List.of(1L, 7L)));
    assertThat(reading().list(tx -> tx.logs().progressOf(List.of(1L, 2L))))
        .containsExactly(new Progress(2, 5, 5));
  }

  @Test
  default void stacksAreKeptByAttempt() {
    StackText first = new StackText(1, 1, Kind.THROWN, "at a\nat b");
    StackText second = new StackText(1, 2, Kind.THROWN, "at c");
    write(
        tx -> tx.logs().stacks(List.of(second, first, new StackText(2, 1, Kind.THROWN, "other"))));
    assertThat(reading().list(tx -> tx.logs().stacksOf(1))).containsExactly(first, second);
    assertThat(reading().list(tx -> tx.logs().stacksOf(3))).isEmpty();
  }
}
