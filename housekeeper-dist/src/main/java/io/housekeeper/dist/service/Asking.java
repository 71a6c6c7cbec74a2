package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Asks the service of a data directory on this machine for something, and waits for its answer. */
final class Asking {

  private static final int BETWEEN_MILLIS = 100;
  private static final int LOOKS = 600;

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
    return await(new Mailbox(directory), new Mailbox.Question(name, wish));
  }

  private int await(Mailbox mailbox, Mailbox.Question question)
      throws IOException, InterruptedException {
    mailbox.ask(question);
    for (int looks = 0; looks < LOOKS; looks++) {
      Optional<Mailbox.Reply> reply = mailbox.replied(question);
      if (reply.isPresent()) {
        mailbox.empty();
        line.getOut().println(reply.get().text());
        return reply.get().done() ? ExitCode.OK : ExitCode.SOFTWARE;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    mailbox.empty();
    line.getErr().println("the service has not answered; its log may say why");
    return ExitCode.SOFTWARE;
  }
}
