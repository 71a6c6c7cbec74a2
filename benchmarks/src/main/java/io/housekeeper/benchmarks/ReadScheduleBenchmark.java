package io.housekeeper.benchmarks;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.text.ParseException;
import java.time.ZoneId;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quartz.CronExpression;

/** From the text of a pattern to something that can be asked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@NullUnmarked // JMH sets the fields
public class ReadScheduleBenchmark {

  private static final ScheduleRules RULES = ScheduleRules.of("bench", ZoneId.of("Europe/Berlin"));

  @Param public Patterns pattern;

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
  private final CronParser unix =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private final CronParser quartzType =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  @Benchmark
  public Schedule housekeeper() {
    return reader.read(pattern.housekeeper, RULES);
  }

  @Benchmark
  public org.springframework.scheduling.support.CronExpression spring() {
    return org.springframework.scheduling.support.CronExpression.parse(pattern.spring);
  }

  @Benchmark
  public CronExpression quartz() throws ParseException {
    return new CronExpression(pattern.quartz);
  }

  @Benchmark
  public Cron cronUtils() {
    return (pattern.cronUtilsNeedsQuartz() ? quartzType : unix).parse(pattern.cronUtils);
  }
}
