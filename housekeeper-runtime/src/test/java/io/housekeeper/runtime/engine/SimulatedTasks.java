package io.housekeeper.runtime.engine;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tasks of all kinds, in an old version and in a new one, which may have another schedule. */
final class SimulatedTasks {

  private static final int[] PERIODS = {1, 2, 5, 10, 15, 20, 30, 60};

  private final World world;
  private final List<Offer> old = new ArrayList<>();
  private final List<Offer> changed = new ArrayList<>();

  SimulatedTasks(World world, int count) {
    this.world = world;
    for (int i = 0; i < count; i++) {
      addCommon("task-" + i);
    }
    sometimes(() -> addSame(spec("succeeds-0", "after task-0")));
    sometimes(() -> addSame(spec("fails-0", "after task-0 failed")));
    sometimes(() -> addSame(spec("ends-1", "after task-1 ended")));
    sometimes(() -> addSame(spec("ends-it", "after ends-1 ended")));
    sometimes(() -> addSame(spec("delayed", "every 7s after completion")));
    sometimes(() -> addSame(spec("at-start", "@reboot")));
    sometimes(() -> addSame(spec("everywhere", schedule()).onEveryNode()));
    sometimes(() -> addSame(spec("once", schedule()).onStartupOncePer(Duration.ofSeconds(50))));
  }

  /** What nodes carry before the deploy. */
  List<Offer> old() {
    return old;
  }

  /** What nodes carry after it. */
  List<Offer> changed() {
    return changed;
  }

  private void sometimes(Runnable add) {
    if (world.random().nextInt(3) == 0) {
      add.run();
    }
  }

  private void addCommon(String name) {
    TaskSpec first = spec(name, schedule()).build();
    boolean same = world.random().nextInt(3) > 0;
    TaskSpec second = same ? first : spec(name, schedule()).build();
    old.add(offer(first, "1"));
    changed.add(offer(second, same ? "1" : "2"));
  }

  private void addSame(TaskSpec.Builder spec) {
    Offer offer = offer(spec.build(), "1");
    old.add(offer);
    changed.add(offer);
  }

  String schedule() {
    return "*/%d * * * * *".formatted(PERIODS[world.random().nextInt(PERIODS.length)]);
  }

  private TaskSpec.Builder spec(String name, String schedule) {
    Overlap[] overlaps = Overlap.values();
    return TaskSpec.named(name)
        .schedule(schedule)
        .zone("UTC")
        .overlap(overlaps[world.random().nextInt(overlaps.length)])
        .timeout(Duration.ofSeconds(5 + world.random().nextInt(50)))
        .restarts(world.random().nextInt(3))
        .retry(Retry.exponential(world.random().nextInt(3)))
        .catchUp(catchUp());
  }

  private CatchUp catchUp() {
    return switch (world.random().nextInt(3)) {
      case 0 -> CatchUp.none();
      case 1 -> CatchUp.latest(Duration.ofHours(1));
      default -> CatchUp.all(Duration.ofMinutes(2), 20).spread(Duration.ofSeconds(10));
    };
  }

  private Offer offer(TaskSpec spec, String version) {
    String hash = spec.name() + "-" + version;
    return new Offer(spec, new Version("plugin", version, hash), world.instant());
  }
}
