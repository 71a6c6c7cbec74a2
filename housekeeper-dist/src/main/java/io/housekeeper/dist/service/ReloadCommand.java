package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the service of this data directory to read its configuration again. */
@Command(
    name = "reload",
    description = {
      "Has the running service read its configuration again, and says what became of it: what holds"
          + " only after its next start, and what cannot be. A configuration with problems is refused"
          + " as a whole, and what was before goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it holds",
      "1:it was refused, or no service runs",
      "2:no service could run with the configuration, or an option is wrong"
    })
public final class ReloadCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  public ReloadCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    return new Asking(machine, line).ask(configuration, Mailbox.Wish.RELOAD);
  }
}
