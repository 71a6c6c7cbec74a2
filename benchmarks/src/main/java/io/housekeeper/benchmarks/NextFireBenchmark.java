package io.housekeeper.benchmarks;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quartz.CronExpression;

/**
 * The next fire after an instant, chained: each call asks from the last answer on, so that every
 * part of the calendar and every change of the clock has its turn. When the years have run out, the
 * chain begins anew.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@NullUnmarked // JMH sets the fields
public class NextFireBenchmark {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2090-01-01T00:00:00Z");

  @Param public Patterns pattern;

  private Schedule housekeeper;
  private org.springframework.scheduling.support.CronExpression spring;
  private CronExpression quartz;
  private ExecutionTime cronUtils;

  private Instant instant = START;
  private ZonedDateTime zoned = START.atZone(ZONE);
  private Date date = Date.from(START);

  @Setup
  public void read() throws ParseException {
    housekeeper =
        new ScheduleReader(name -> Optional.empty())
            .read(pattern.housekeeper, ScheduleRules.of("bench", ZONE));
    spring = org.springframework.scheduling.support.CronExpression.parse(pattern.spring);
    quartz = new CronExpression(pattern.quartz);
    quartz.setTimeZone(TimeZone.getTimeZone(ZONE));
    CronType type = pattern.cronUtilsNeedsQuartz() ? CronType.QUARTZ : CronType.UNIX;
    cronUtils =
        ExecutionTime.forCron(
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type))
                .parse(pattern.cronUtils));
  }

  @Benchmark
  public Instant housekeeper() {
    instant = housekeeper.next(instant).filter(fire -> fire.isBefore(END)).orElse(START);
    return instant;
  }

  @Benchmark
  public ZonedDateTime spring() {
    ZonedDateTime next = spring.next(zoned);
    zoned = next == null || next.getYear() >= 2090 ? START.atZone(ZONE) : next;
    return zoned;
  }

  @Benchmark
  public Date quartz() {
    Date next = quartz.getNextValidTimeAfter(date);
    date = next == null || next.toInstant().isAfter(END) ? Date.from(START) : next;
    return date;
  }

  @Benchmark
  public ZonedDateTime cronUtils() {
    zoned =
        cronUtils
            .nextExecution(zoned)
            .filter(next -> next.getYear() < 2090)
            .orElse(START.atZone(ZONE));
    return zoned;
  }
}
