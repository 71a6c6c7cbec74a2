package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Asks the service of a data directory on this machine for something, and waits for its answer. */
final class Asking {

  private final Machine machine;
  private final CommandLine line;

  Asking(Machine machine, CommandLine line) {
    this.machine = machine;
    this.line = line;
  }

  /** Asks, and says what is answered; returns the exit code. */
  int ask(ConfigurationOptions configuration, Mailbox.Wish wish)
      throws IOException, InterruptedException {
    Path directory = LoadedConfiguration.of(configuration, machine, line).basics().dataDirectory();
    if (ProcessFile.running(directory).isEmpty()) {
      line.getErr().println("no service runs whose data directory is " + directory);
      return ExitCode.SOFTWARE;
    }
    String name = Long.toString(ProcessHandle.current().pid()) + " " + machine.clock().instant();
    Optional<Mailbox.Reply> reply = new Mailbox(directory).ask(new Mailbox.Question(name, wish));
    if (reply.isEmpty()) {
      line.getErr().println("the service has not answered; its log may say why");
      return ExitCode.SOFTWARE;
    }
    line.getOut().println(reply.get().text());
    return reply.get().done() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
