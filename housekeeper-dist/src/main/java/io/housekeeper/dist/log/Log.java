package io.housekeeper.dist.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.housekeeper.runtime.config.Configuration.LogBlock;
import io.housekeeper.runtime.config.Configuration.LogFormat;
import io.housekeeper.runtime.config.Configuration.LogLevel;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** What is logged, as a configuration says. */
public final class Log {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final RunLogs runs;
  private final ZoneId zone;

  /**
   * @param heard is told each line that is logged while a run executes on the thread
   * @param zone of the times of lines for people
   */
  public Log(Consumer<String> heard, ZoneId zone) {
    this.runs = new RunLogs(heard);
    this.zone = zone;
  }

  /** For a command that says itself what there is to say. */
  public static void silence() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.OFF);
  }

  /** From now on it is as this block says. */
  public void say(LogBlock block) {
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level(block.level()));
    Output.add(
        context,
        block.format() == LogFormat.JSON ? new Lines.OfJson() : new Lines.OfText(zone),
        "System.out");
    runs.setContext(context);
    runs.start();
    root.addAppender(runs);
    block.levels().forEach((name, level) -> context.getLogger(name).setLevel(level(level)));
  }

  private static Level level(LogLevel level) {
    return switch (level) {
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }
}
