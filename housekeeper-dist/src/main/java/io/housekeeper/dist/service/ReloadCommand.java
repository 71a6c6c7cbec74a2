package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.ConfigurationOptions;
import io.housekeeper.dist.configuration.LoadedConfiguration;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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

  private static final int BETWEEN_MILLIS = 100;
  private static final int LOOKS = 600;

  private final Machine machine;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  public ReloadCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    Path directory = LoadedConfiguration.of(configuration, machine, line).basics().dataDirectory();
    Optional<ProcessHandle> service = ProcessFile.running(directory);
    if (service.isEmpty()) {
      line.getErr().println("no service runs whose data directory is " + directory);
      return ExitCode.SOFTWARE;
    }
    return ask(new Mailbox(directory), line);
  }

  private int ask(Mailbox mailbox, CommandLine line) throws IOException, InterruptedException {
    String name = Long.toString(ProcessHandle.current().pid()) + " " + machine.clock().instant();
    mailbox.ask(name);
    for (int looks = 0; looks < LOOKS; looks++) {
      Optional<Mailbox.Reply> reply = mailbox.replied(name);
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
