package io.housekeeper.dist.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;

/** Writes lines to one of the streams of the process. */
final class Output {

  private Output() {}

  /** Has everything that is logged written there. */
  static void add(LoggerContext context, Encoder<ILoggingEvent> lines, String stream) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName(stream);
    appender.setTarget(stream);
    lines.setContext(context);
    lines.start();
    appender.setEncoder(lines);
    appender.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }
}
