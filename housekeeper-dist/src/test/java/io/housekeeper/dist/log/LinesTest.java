package io.housekeeper.dist.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is logged while a run executes says which one. */
class LinesTest {

  private static final Map<String, String> RUN = run();

  private static Map<String, String> run() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("task", "purge");
    fields.put("run", "17");
    fields.put("attempt", "2");
    fields.put("trigger", "MANUAL");
    fields.put("request", "ticket-17");
    return fields;
  }

  private static LoggingEvent event() {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLoggerName("com.example.Purge");
    event.setThreadName("purge");
    event.setLevel(Level.WARN);
    event.setMessage("no \"room\"");
    event.setInstant(Instant.parse("2027-03-01T02:30:00.123Z"));
    event.setMDCPropertyMap(RUN);
    return event;
  }

  private static String written(Lines lines) {
    return new String(lines.encode(event()), StandardCharsets.UTF_8);
  }

  @Test
  void forProgramsTaskRunAndRequestAreFieldsOfAnObject() {
    JsonNode line = new JsonMapper().readTree(written(new Lines.OfJson()));
    RUN.forEach((field, text) -> assertThat(line.get(field).asString()).isEqualTo(text));
    assertThat(line.get("message").asString()).isEqualTo("no \"room\"");
    assertThat(line.get("level").asString()).isEqualTo("WARN");
    assertThat(line.get("time").asString()).isEqualTo("2027-03-01T02:30:00.123Z");
  }

  @Test
  void forPeopleTaskAndRunStandBeforeTheWords() {
    assertThat(written(new Lines.OfText(ZoneOffset.UTC)).strip())
        .isEqualTo("2027-03-01 02:30:00.123+00:00 WARN  [purge 17] Purge: no \"room\"");
  }
}
