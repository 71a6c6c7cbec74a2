package io.housekeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DurationsTest {

  static final long MONTH = 2_592_000_000L;

  private static Durations all(List<Long> millis) {
    return millis.stream().map(Durations::of).reduce(Durations.NONE, Durations::plus);
  }

  @Property(tries = 200)
  void inWhateverOrderAndPortionsTheyComeTheyAreTheSame(
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = MONTH) Long> some,
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = MONTH) Long> more) {
    Durations sum = all(some).plus(all(more));
    assertThat(sum).isEqualTo(all(more).plus(all(some)));
    List<Long> together =
        Stream.concat(some.stream(), more.stream()).sorted().collect(Collectors.toList());
    assertThat(sum).isEqualTo(all(together)).hasSameHashCodeAs(all(together));
    assertThat(Durations.parse(sum.text())).isEqualTo(sum);
    assertThat(sum.isEmpty()).isEqualTo(together.isEmpty());
  }

  @Property(tries = 200)
  void aQuantileIsAnUpperBoundWithin19Percent(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = MONTH) Long> some) {
    List<Long> sorted = some.stream().sorted().toList();
    for (double part : new double[] {0.01, 0.5, 0.95, 1}) {
      long exact = sorted.get((int) Math.ceil(sorted.size() * part) - 1);
      assertThat(all(some).quantile(part)).isBetween(exact, (long) (exact * 1.19) + 1);
    }
  }

  @Test
  void isKeptAsText() {
    assertThat(all(List.of(5L, 0L, 5L, 90L)).text()).isEqualTo("0:1 10:2 26:1");
    assertThat(Durations.parse("")).isEqualTo(Durations.NONE);
    assertThat(Durations.NONE.quantile(0.5)).isZero();
  }
}
