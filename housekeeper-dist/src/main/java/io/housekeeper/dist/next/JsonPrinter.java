package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.CronSchedule;
import io.housekeeper.runtime.schedule.Displacement;
import io.housekeeper.runtime.schedule.Foresight;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.TransitionEffect;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers for programs: the field names are part of the command's interface. */
record JsonPrinter(PrintWriter out) implements AnswerPrinter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  @Override
  public void print(Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schedule", answer.given());
    json.put("text", answer.schedule().text());
    json.put("description", answer.schedule().description());
    json.put("task", answer.rules().task());
    json.put("zone", answer.zone().getId());
    json.put("straightThrough", straightThrough(answer.schedule()));
    json.put("skippedTime", answer.rules().skippedTime().name());
    json.put("repeatedTime", answer.rules().repeatedTime().name());
    json.put("from", answer.from().toString());
    json.put("fires", answer.fires().stream().map(fire -> fire(fire, answer)).toList());
    json.put("transitions", answer.clockChanges().stream().map(JsonPrinter::transition).toList());
    write(json);
  }

  @Override
  public void print(InvalidSchedule refusal) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("error", refusal.getMessage());
    refusal.position().ifPresent(position -> json.put("position", position));
    write(json);
  }

  /** Whether the schedule runs by elapsed time, so that the two policies have no effect. */
  private static boolean straightThrough(Schedule schedule) {
    return !(schedule instanceof CronSchedule cron) || cron.straightThrough();
  }

  private static Map<String, Object> fire(Foresight.Fire fire, Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(fire.at().atZone(answer.zone())));
    json.put("instant", fire.at().toString());
    fire.displacement().ifPresent(displacement -> json.put("moved", displacement(displacement)));
    return json;
  }

  private static Map<String, Object> displacement(Displacement displacement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", displacement.kind().name());
    json.put("wallTime", displacement.wallTime().toString());
    json.put("wallTimes", displacement.wallTimes());
    return json;
  }

  private static Map<String, Object> transition(TransitionEffect transition) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("instant", transition.at().toString());
    json.put("kind", transition.skipped() ? "SKIPPED" : "REPEATED");
    json.put("from", transition.from().toString());
    json.put("to", transition.to().toString());
    json.put("fires", transition.wallTimes());
    json.put("effect", transition.description());
    return json;
  }

  private void write(Map<String, Object> json) {
    MAPPER.writeValue(out, json);
    out.println();
    out.flush();
  }
}
