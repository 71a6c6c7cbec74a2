package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import picocli.CommandLine;

/** A link by which an administrator signs in once, of the service on this machine. */
public final class LocalInvitation {

  private final Machine machine;

  public LocalInvitation(Machine machine) {
    this.machine = machine;
  }

  /** Prints it; returns the exit code. */
  public int print(ConfigurationOptions configuration, CommandLine line)
      throws IOException, InterruptedException {
    return new Asking(machine, line).ask(configuration, Mailbox.Wish.INVITE);
  }
}
