package io.housekeeper.dist.proof;

import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.boot.LedgerAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A node in a process of its own: an application that embeds Housekeeper. Runs until its input
 * ends, and then leaves in good order.
 */
final class ProofNode {

  static final String RUNS = "runs";

  private ProofNode() {}

  /**
   * The program.
   *
   * @param arguments the ledger, the name of the node, and the port of the store of evidence
   */
  public static void main(String[] arguments) throws IOException {
    String node = arguments[1];
    Pen pen = new Pen(Integer.parseInt(arguments[2]));
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .node(node)
            .ledger(ledger(arguments[0]))
            .maxConcurrentRuns(30)
            .listener("teller", new Teller(node, pen));
    Stream.of(Duty.values()).forEach(duty -> builder.task(new DutyTask(duty, node, pen)));
    try (Housekeeper housekeeper = builder.build()) {
      if (housekeeper.start().active() == Duty.values().length) {
        System.out.println(RUNS);
      }
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static LedgerAddress ledger(String where) {
    return where.startsWith("jdbc:")
        ? LedgerAddress.postgres(where, "postgres", "housekeeper")
        : new LedgerAddress.Sqlite(Path.of(where));
  }
}
