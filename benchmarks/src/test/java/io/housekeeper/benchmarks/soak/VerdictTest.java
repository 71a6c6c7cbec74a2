package io.housekeeper.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the verdict of a soak finds out whatever grows, and nothing where nothing does. */
class VerdictTest {

  private static final int STEPS = 120;
  private static final int A_STEP = 300;
  private static final long MB = 1_000_000;

  /** What may go wrong in a soak, a little with each step of ten seconds. */
  enum Leak {
    NOTHING,
    HEAP,
    THREADS,
    FILES,
    ENTRIES,
    PARTS,
    SIZE,
    LOG,
    FORGOTTEN_TOO_EARLY;

    private LongUnaryOperator grows(Leak one, long from, double aStep) {
      return step -> from + (this == one ? Math.round(step * aStep) : 0);
    }

    /** About what a soak sees; steps are counted from 1. */
    Sample at(long step) {
      boolean collects = step % 6 == 0;
      long heap = grows(HEAP, 40 * MB, 0.1 * MB).applyAsLong(step);
      Usage usage =
          new Usage(
              collects ? heap : heap + 100 * MB,
              collects,
              (int) grows(THREADS, 30, 0.1).applyAsLong(step),
              grows(FILES, 50, 0.1).applyAsLong(step));
      long entries =
          this == FORGOTTEN_TOO_EARLY
              ? 20 * A_STEP
              : grows(ENTRIES, 32 * A_STEP, 20).applyAsLong(step);
      Rows rows = new Rows(entries, grows(PARTS, 20_000, 100).applyAsLong(step), 400, 5, A_STEP);
      Size size =
          new Size(
              grows(SIZE, 30 * MB, 0.2 * MB).applyAsLong(step),
              grows(LOG, 20 * MB, 1.5 * MB).applyAsLong(step));
      return new Sample(step * 10, usage, rows, size);
    }
  }

  private static List<Sample> soak(Leak leak) {
    return LongStream.rangeClosed(1, STEPS).mapToObj(leak::at).toList();
  }

  @Test
  void whatIsFlatPasses() {
    assertThat(Verdict.print(soak(Leak.NOTHING))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void whatGrowsDoesNot(Leak leak) {
    assertThat(Verdict.print(soak(leak))).isFalse();
  }

  @Test
  void aSoakThatIsTooShortDoesNot() {
    assertThat(Verdict.print(soak(Leak.NOTHING).subList(0, 20))).isFalse();
  }
}
