package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** What must hold whatever happens: LEDGER's list, checked on the tables themselves. */
final class Invariants {

  private final World world;
  private final Complaints complaints;
  private final Account account;
  private final List<Watch> watches = new ArrayList<>();
  private final RangesWatch ranges;
  private final SwitchesWatch switches;
  private final FinalsWatch finals;
  private final RollupsWatch rollups;
  private final OwnersWatch owners;
  private final DueWatch due;
  private final Evidence evidence;
  private final Answers answers;
  private final List<SimulatedNode> nodes;

  Invariants(Store tables, World world, List<SimulatedNode> nodes) {
    this.world = world;
    this.nodes = nodes;
    this.complaints = new Complaints(world);
    this.account = new Account(tables);
    ScheduleOracle.Known oracles = new ScheduleOracle.Known();
    this.ranges = new RangesWatch(account, oracles, complaints);
    this.switches = new SwitchesWatch(account, complaints);
    this.finals = new FinalsWatch(account, complaints);
    this.rollups = new RollupsWatch(account, complaints);
    this.owners = new OwnersWatch(world, account, nodes, complaints);
    this.due = new DueWatch(world, account, oracles, complaints);
    this.evidence = new Evidence(account, complaints);
    this.answers = new Answers(account, complaints);
    watches.addAll(List.of(ranges, switches, finals, owners, answers));
    watches.add(new FencesWatch(account, complaints));
    watches.add(new GuardsWatch(account, complaints));
    watches.add(new OverlapsWatch(account, oracles, complaints));
    watches.add(new FollowersWatch(account, oracles, complaints));
    watches.add(new AttemptsWatch(account, oracles, complaints));
    watches.add(new EarlyWatch(complaints));
    watches.add(rollups);
  }

  /** After each transaction. */
  void committed(TouchedRows touched) {
    if (touched.areNone()) {
      return;
    }
    Commit commit = account.read(touched, world.database().now());
    CommitTrace.note(world, commit, account);
    watches.forEach(watch -> watch.committed(commit));
  }

  /** Every second: what may not stay so for long. */
  void round() {
    due.round(nodes);
    owners.round();
  }

  /** Now and then: everything that can be seen in the tables. */
  void check() {
    watches.forEach(Watch::checkpoint);
  }

  /** The code of a run starts. */
  void started(Execution execution) {
    answers.started(execution);
    switches.started(execution);
  }

  Answers answers() {
    return answers;
  }

  void require(boolean holds, int number, Supplier<String> otherwise) {
    complaints.require(holds, number, otherwise);
  }

  Account account() {
    return account;
  }

  FinalsWatch finals() {
    return finals;
  }

  RollupsWatch rollups() {
    return rollups;
  }

  Evidence evidence() {
    return evidence;
  }

  /** What did not hold, each sentence with the number of the invariant. */
  List<String> violations() {
    return complaints.sentences();
  }

  /** The numbers of the invariants that did not hold. */
  Set<Integer> broken() {
    return complaints.numbers();
  }

  int entries() {
    return account.entries().size();
  }

  /** How many fires were accounted for. */
  long fires() {
    return ranges.fires();
  }

  Optional<Long> anyLive(Random random) {
    List<LiveRow> rows = account.live();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.get(random.nextInt(rows.size())).id());
  }
}
