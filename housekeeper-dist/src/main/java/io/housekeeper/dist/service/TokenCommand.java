package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets somebody in. */
@Command(
    name = "token",
    description = {
      "With --local, prints a link by which an administrator signs in to the dashboard of the"
          + " service on this machine. It works once, within a quarter of an hour."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:there it is",
      "1:no service runs, or it has no HTTP server",
      "2:an option is wrong"
    })
public final class TokenCommand implements Callable<Integer> {

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--local",
      required = true,
      description = "Of the service on this machine, whose data directory may be read.")
  private boolean local;

  public TokenCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    // The option is required: without it nobody comes here.
    return local
        ? new LocalInvitation(machine)
            .print(configuration, Optional.ofNullable(spec).orElseThrow().commandLine())
        : ExitCode.USAGE;
  }
}
