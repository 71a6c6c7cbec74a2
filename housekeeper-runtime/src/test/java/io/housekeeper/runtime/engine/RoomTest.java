package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RoomTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> NOON));
  private final Room room = new Room(() -> 4, () -> true);

  /** The body of a run that never ends. */
  private record Endless() implements Bodies.Body {

    @Override
    public void interrupt() {}

    @Override
    public String stack() {
      return "";
    }
  }

  private record OneTask() implements Carrying {

    @Override
    public List<Offer> offers() {
      return List.of(new Offer(TaskSpec.named("work").build(), new Version("p", "1", "h"), NOON));
    }

    @Override
    public boolean carries(TaskView view) {
      return true;
    }
  }

  private Tenure executing() {
    Workplace workplace =
        new Workplace(
            new OneTask(),
            new SilentEvents() {},
            (assignment, ending) -> new Endless(),
            Tracing.NONE,
            room,
            () -> 0);
    Membership me = ledger.members().join("node");
    Tenure tenure =
        new Tenure(new Mandate(ledger, me), NodeClocks.of(() -> 0, () -> NOON), workplace);
    assertThat(tenure.register(new OneTask().offers())).hasSize(1);
    TaskView work = ledger.tasks().named("work").get(0);
    tenure
        .runner()
        .start(
            new Assignment(
                running(fire(1, work.id(), NOON), me.incarnation()), work.plan(), RunTrace.NONE));
    return tenure;
  }

  @Test
  void oneThatIsFencedWhileItIsBeingClosedTakesItsRoomOnce() {
    Tenure closing = executing();
    room.leaveBehind(closing);
    assertThat(room.slots()).isEqualTo(3);
    room.leaveBehind(closing);
    assertThat(room.slots()).isEqualTo(3);
  }

  @Test
  void eachOfThoseThatWereLeftBehindTakesItsRoom() {
    room.leaveBehind(executing());
    room.leaveBehind(executing());
    assertThat(room.slots()).isEqualTo(2);
  }
}
