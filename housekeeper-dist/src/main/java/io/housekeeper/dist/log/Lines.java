package io.housekeeper.dist.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How what is logged is written: one line for each. */
abstract sealed class Lines extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};

  /** The line, without its end. */
  abstract String line(ILoggingEvent event);

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (line(event) + System.lineSeparator()).getBytes(UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  private static Optional<String> stack(ILoggingEvent event) {
    return Optional.ofNullable(event.getThrowableProxy())
        .map(ThrowableProxyUtil::asString)
        .map(String::stripTrailing);
  }

  /** For people: time, level, whose line it is, and what it says. */
  static final class OfText extends Lines {

    private final DateTimeFormatter time;

    OfText(ZoneId zone) {
      this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSxxx").withZone(zone);
    }

    @Override
    String line(ILoggingEvent event) {
      StringBuilder line = new StringBuilder(160);
      time.formatTo(event.getInstant(), line);
      line.append(' ').append("%-5s".formatted(event.getLevel())).append(' ');
      Map<String, String> fields = event.getMDCPropertyMap();
      if (fields.containsKey("task")) {
        line.append('[').append(fields.get("task")).append(' ').append(fields.get("run"));
        line.append("] ");
      }
      line.append(brief(event.getLoggerName())).append(": ").append(event.getFormattedMessage());
      stack(event).ifPresent(stack -> line.append(System.lineSeparator()).append(stack));
      return line.toString();
    }

    private static String brief(String logger) {
      return logger.substring(logger.lastIndexOf('.') + 1);
    }
  }

  /** For programs: a JSON object, with what is known of the run as fields. */
  static final class OfJson extends Lines {

    private final JsonMapper json = new JsonMapper();

    @Override
    String line(ILoggingEvent event) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
      fields.put("level", event.getLevel().toString());
      fields.put("logger", event.getLoggerName());
      fields.put("thread", event.getThreadName());
      fields.put("message", event.getFormattedMessage());
      event.getMDCPropertyMap().forEach(fields::putIfAbsent);
      error(event).ifPresent(error -> fields.put("error", error));
      return json.writeValueAsString(fields);
    }

    private static Optional<Map<String, String>> error(ILoggingEvent event) {
      IThrowableProxy thrown = event.getThrowableProxy();
      return stack(event)
          .map(
              stack ->
                  Map.of(
                      "type", thrown.getClassName(),
                      "message", String.valueOf(thrown.getMessage()),
                      "stack", stack));
    }
  }
}
