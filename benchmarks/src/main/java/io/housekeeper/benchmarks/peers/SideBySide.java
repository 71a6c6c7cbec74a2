package io.housekeeper.benchmarks.peers;

import io.housekeeper.benchmarks.ledger.Ours;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Bursts of ours and of each peer by turns, so that whatever else the machine does meets them all.
 */
final class SideBySide {

  private final int tasks;
  private final Rounds ours = new Rounds();
  private final Rounds raw = new Rounds();
  private final Map<Contender, Rounds> peers = new EnumMap<>(Contender.class);

  SideBySide(int tasks, List<Contender> contenders) {
    this.tasks = tasks;
    contenders.forEach(one -> peers.put(one, new Rounds()));
  }

  /** So many rounds; each begins with the raw limit. */
  void run(int rounds) throws Exception {
    try (Ours bursts = Ours.bursts(tasks)) {
      for (int round = 0; round < rounds; round++) {
        add(raw, "raw limit", Ours.rawLimit(tasks));
        for (Map.Entry<Contender, Rounds> peer : peers.entrySet()) {
          if (peer.getValue().count() < peer.getKey().mostRounds()) {
            add(ours, "Housekeeper", bursts.next());
            double burst = BurstOfPeer.runsPerSecond(peer.getKey(), tasks);
            add(peer.getValue(), peer.getKey().label(), burst);
          }
        }
      }
    }
  }

  private static void add(Rounds rounds, String who, double runsPerSecond) {
    rounds.add(runsPerSecond);
    System.err.printf("  %s, round %d: %,.0f runs/s%n", who, rounds.count(), runsPerSecond);
  }

  /** A table in Markdown. */
  void print() {
    System.out.printf(
        "%n| burst of %,d | rounds | runs/s, median | best | ours : theirs, medians | best ones |%n",
        tasks);
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    print("Housekeeper, %d slots".formatted(Ours.slots()), ours);
    print("raw limit", raw);
    peers.forEach((peer, rounds) -> print(peer.label(), rounds));
  }

  private void print(String who, Rounds rounds) {
    System.out.printf(
        "| %s | %d | %,.0f | %,.0f | %.2f | %.2f |%n",
        who,
        rounds.count(),
        rounds.median(),
        rounds.best(),
        ours.median() / rounds.median(),
        ours.best() / rounds.best());
  }
}
