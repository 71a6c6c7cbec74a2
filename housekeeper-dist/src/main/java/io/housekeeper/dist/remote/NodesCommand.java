package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.NodeStatus;
import io.housekeeper.dist.machine.Machine;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists nodes. */
@Command(name = "nodes", description = "Lists the living nodes.")
public final class NodesCommand extends RemoteCommand {

  public NodesCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    List<NodeStatus> nodes = client.nodes().list();
    if (screen.isJson()) {
      screen.json(Map.of("nodes", nodes));
      return Codes.DONE;
    }
    Table table = new Table("NODE", "JOINED", "RUNS", "STATE");
    for (NodeStatus node : nodes) {
      table.add(
          node.name(),
          screen.words().at(node.joinedAt()),
          Long.toString(node.running()),
          node.drained() ? "drained" : "at work");
    }
    screen.show(table);
    return Codes.DONE;
  }
}
