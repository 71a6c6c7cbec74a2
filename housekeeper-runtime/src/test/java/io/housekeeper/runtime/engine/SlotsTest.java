package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  private final AtomicInteger executing = new AtomicInteger();
  private final Slots slots = new Slots(() -> 4, executing::get);

  @Test
  void firesGoFirst() {
    assertThat(slots.wantsToTake(NOON, false)).isTrue();
    assertThat(slots.keptForTakes(slots.free())).isZero();
  }

  @Test
  void whereMoreWaitThanThereWasRoomForTheyGetEveryOtherSlot() {
    slots.taken(4, 4);
    assertThat(slots.wantsToTake(NOON, false)).isTrue();
    assertThat(slots.keptForTakes(1)).isEqualTo(1);
    assertThat(slots.keptForTakes(1)).isZero();
    assertThat(slots.keptForTakes(4)).isEqualTo(2);
  }

  @Test
  void whereFiresHaveUsedAllTheRoomASlotIsKeptTheNextTime() {
    executing.set(3);
    assertThat(slots.wantsToTake(NOON, false)).isTrue();
    slots.fullOfFires();

    assertThat(slots.wantsToTake(NOON, false)).isTrue();
    assertThat(slots.keptForTakes(slots.free())).isEqualTo(1);

    slots.taken(1, 0);
    assertThat(slots.keptForTakes(slots.free())).isZero();
    assertThat(slots.wantsToTake(NOON.plusMillis(1), false)).isFalse();
  }

  @Test
  void aFullNodeKeepsNothing() {
    slots.fullOfFires();
    assertThat(slots.keptForTakes(0)).isZero();
  }
}
