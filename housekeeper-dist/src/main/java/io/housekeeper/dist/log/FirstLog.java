package io.housekeeper.dist.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.time.ZoneOffset;

/**
 * What is logged until a configuration says what: warnings, to where a command complains. Found by
 * Logback itself, which would otherwise look for files of its own.
 */
public final class FirstLog extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Lines lines = new Lines.OfText(ZoneOffset.UTC);
    Output.add(context, lines, "System.err");
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
