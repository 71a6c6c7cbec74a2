package io.housekeeper.dist.service;

import io.housekeeper.dist.configuration.Complaint;
import io.housekeeper.dist.log.Log;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.boot.Becoming;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import io.housekeeper.runtime.config.Problem;
import io.housekeeper.runtime.extension.Extensions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** The service from its start to its end: does what signals and commands ask for, one by one. */
final class Service {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /** How often it is looked whether a command asks for something. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Machine machine;
  private final Supplier<Answer> reading;
  private final Optional<Project> project;
  private final Requests requests;

  /**
   * @param reading reads the configuration anew
   * @param project whose classes are a plugin too
   */
  Service(Machine machine, Supplier<Answer> reading, Optional<Project> project) {
    this.machine = machine;
    this.reading = reading;
    this.project = project;
    this.requests = new Requests(machine.nanos());
  }

  /** Runs until it is asked to end; says with which code. */
  int run(Configuration configuration, Iterable<Problem> problems) throws InterruptedException {
    Housekeeper housekeeper = builder(configuration).build();
    Log log = new Log(housekeeper::heard, machine.zone());
    log.say(configuration.basics().log());
    LOG.info(
        "Housekeeper on Java {}, with the ledger {}",
        Runtime.version().feature(),
        configuration.basics().ledger().url());
    problems.forEach(problem -> LOG.error("{}", problem));
    requests.hear();
    LedgerWait wait = new LedgerWait(configuration.basics().ledger().patience(), requests);
    LedgerWait.Outcome outcome = wait.until(housekeeper::start);
    if (outcome == LedgerWait.Outcome.STARTED) {
      // Only whoever has the ledger is the service that commands are to find.
      try (ProcessFile file = ProcessFile.of(configuration.basics().dataDirectory())) {
        LOG.debug("{}", file);
        serve(housekeeper, log, new Mailbox(configuration.basics().dataDirectory()));
      }
    }
    return outcome == LedgerWait.Outcome.GIVEN_UP ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private HousekeeperBuilder builder(Configuration configuration) {
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .configuration(configuration, machine.name())
            .listener("log", new RunLines());
    project.ifPresent(one -> builder.plugins(one.folder()));
    Extensions.found().forEach(one -> builder.extension(one, configuration));
    return builder;
  }

  private void serve(Housekeeper housekeeper, Log log, Mailbox mailbox)
      throws InterruptedException {
    project.ifPresent(Project::watch);
    boolean ends = false;
    while (!ends) {
      Optional<Requests.Request> next = requests.next(LOOK);
      ends = next.filter(Requests.Request.END::equals).isPresent();
      if (!ends) {
        next.ifPresent(hup -> reload(housekeeper, log));
        look(housekeeper, log, mailbox);
      }
    }
    housekeeper.close();
    project.ifPresent(Project::close);
  }

  private void look(Housekeeper housekeeper, Log log, Mailbox mailbox) {
    try {
      Optional<Mailbox.Question> asked = mailbox.asked();
      if (asked.isPresent()) {
        Mailbox.Reply reply =
            switch (asked.get().wish()) {
              case RELOAD -> reload(housekeeper, log);
              case INVITE -> invite(housekeeper);
            };
        mailbox.reply(asked.get(), reply);
      }
    } catch (IOException unread) {
      LOG.warn("what commands ask for cannot be read or answered: {}", unread.toString());
    }
  }

  private static Mailbox.Reply invite(Housekeeper housekeeper) {
    List<String> invitations = housekeeper.invitations();
    return invitations.isEmpty()
        ? new Mailbox.Reply(false, "the service has no HTTP server to sign in to")
        : new Mailbox.Reply(true, String.join(System.lineSeparator(), invitations));
  }

  /** One that is wrong anywhere is not taken over at all. */
  private Mailbox.Reply reload(Housekeeper housekeeper, Log log) {
    Answer answer = reading.get();
    if (answer.configuration().isEmpty() || !answer.problems().isEmpty()) {
      String why = "the configuration stays as it was: " + Complaint.of(answer.problems());
      LOG.error("{}", why);
      return new Mailbox.Reply(false, why);
    }
    Configuration configuration = answer.configuration().get();
    log.say(configuration.basics().log());
    Becoming becoming = housekeeper.become(builder(configuration));
    String what = "the configuration was read again: " + becoming;
    LOG.info("{}", what);
    return new Mailbox.Reply(becoming.failed().isEmpty(), what);
  }
}
