package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.Plugins;
import io.housekeeper.client.answer.Plugins.Plugin;
import io.housekeeper.dist.machine.Machine;
import picocli.CommandLine.Command;

/** Lists plugins. */
@Command(
    name = "plugins",
    description =
        "Lists the plugins that living nodes have, and what is wrong with those of the one that"
            + " answers.")
public final class PluginsCommand extends RemoteCommand {

  public PluginsCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    Plugins plugins = client.nodes().plugins();
    if (screen.isJson()) {
      screen.json(plugins);
      return Codes.DONE;
    }
    Table table = new Table("PLUGIN", "VERSION", "TASKS", "NODES");
    for (Plugin plugin : plugins.plugins()) {
      table.add(
          plugin.name(),
          plugin.version(),
          Integer.toString(plugin.tasks()),
          String.join(", ", plugin.nodes()));
    }
    screen.show(table);
    plugins.problems().forEach(screen::remark);
    return Codes.DONE;
  }
}
