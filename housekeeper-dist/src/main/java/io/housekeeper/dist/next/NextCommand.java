package io.housekeeper.dist.next;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import io.housekeeper.dist.machine.PointInTime;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the text of a schedule means: in words, and as the instants at which it is due. */
@Command(
    name = "next",
    description = {
      "Shows what a schedule means: in words, its next fires, and what the next two changes of the"
          + " clock do to it.",
      "",
      "A schedule is a cron pattern ('30 2 * * *'), 'every 5m', 'every 5m after completion', a number"
          + " of milliseconds, 'at 2027-01-01T00:00:00Z', 'after TASK', '@daily' or 'manual'."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:shown", "2:the schedule or an option is wrong"})
public final class NextCommand implements Callable<Integer> {

  private static final int MOST_FIRES = 100_000;

  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SCHEDULE", description = "The text of the schedule, quoted.")
  private String text = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The zone of the schedule, such as Europe/Berlin. Default: SCHEDULER_TIMEZONE of the"
              + " environment, or else UTC.")
  private @Nullable String zone;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Fires after this time: 2027-03-27T12:00:00Z, or without an offset in the zone of the"
              + " schedule. Default: now.")
  private @Nullable String from;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "How many fires. Default: ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int count = 5;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description =
          "The task's name, which decides what H and the phase of an interval are. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "task")
  private String task = "task";

  @Option(
      names = "--skipped-time",
      paramLabel = "POLICY",
      description =
          "A fixed time that daylight saving skips: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "NEXT_VALID")
  private SkippedTime skippedTime = SkippedTime.NEXT_VALID;

  @Option(
      names = "--repeated-time",
      paramLabel = "POLICY",
      description =
          "A fixed time that daylight saving repeats: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "FIRST")
  private RepeatedTime repeatedTime = RepeatedTime.FIRST;

  @Option(names = "--json", description = "Answers as JSON, for programs.")
  private boolean json;

  public NextCommand(InstantSource clock, Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    AnswerPrinter printer =
        json ? new JsonPrinter(line.getOut()) : new TextPrinter(line.getOut(), line.getErr());
    try {
      printer.print(answer(line));
      return ExitCode.OK;
    } catch (InvalidSchedule e) {
      printer.print(e);
      return ExitCode.USAGE;
    }
  }

  private Answer answer(CommandLine line) {
    if (count < 1 || count > MOST_FIRES) {
      throw new ParameterException(
          line, "--count must be from 1 to %d, was %d".formatted(MOST_FIRES, count));
    }
    checkTaskName(line);
    ScheduleRules rules = new ScheduleRules(task, zoneId(line), skippedTime, repeatedTime);
    Schedule schedule = new ScheduleReader(environment).read(text, rules);
    return Answer.of(text, schedule, rules, start(line, rules.zone()), count);
  }

  private void checkTaskName(CommandLine line) {
    try {
      TaskSpec.named(task);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, "--task: " + e.getMessage(), e);
    }
  }

  private ZoneId zoneId(CommandLine line) {
    String option = zone;
    String id =
        option == null
            ? environment.apply("SCHEDULER_TIMEZONE").filter(text -> !text.isBlank()).orElse("UTC")
            : option;
    String name = option == null ? "SCHEDULER_TIMEZONE" : "--zone";
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new ParameterException(
          line,
          "%s must be a time zone such as Europe/Berlin or UTC, was '%s'".formatted(name, id),
          e);
    }
  }

  private Instant start(CommandLine line, ZoneId zoneId) {
    String start = from;
    if (start == null) {
      return clock.instant();
    }
    return PointInTime.read(start, zoneId)
        .orElseThrow(
            () ->
                new ParameterException(
                    line,
                    "--from must be a time such as 2027-03-27T12:00:00Z, was '" + start + "'"));
  }
}
