package io.housekeeper.dist.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.function.Consumer;

/**
 * Keeps what tasks log with their runs, beside where it is written. Lines of threads on which
 * nothing runs have nobody who keeps them.
 */
final class RunLogs extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final Consumer<String> heard;

  RunLogs(Consumer<String> heard) {
    this.heard = heard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getMDCPropertyMap().containsKey("run")) {
      heard.accept("%s %s".formatted(event.getLevel(), event.getFormattedMessage()));
      if (event.getThrowableProxy() != null) {
        ThrowableProxyUtil.asString(event.getThrowableProxy()).lines().forEach(heard);
      }
    }
  }
}
