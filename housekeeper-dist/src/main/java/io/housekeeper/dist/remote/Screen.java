package io.housekeeper.dist.remote;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.dist.machine.Machine;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command shows what was answered: to people, or to programs as JSON.
 *
 * @param isJson whether it is for programs
 */
record Screen(PrintWriter out, PrintWriter err, Look look, Words words, boolean isJson) {

  private static final int UNAUTHORIZED = 401;
  private static final String TOKENS =
      "HOUSEKEEPER_TOKEN, or the file of --token-file, says who asks. A token is made on the"
          + " dashboard, which 'housekeeper token --local' opens beside the service.";

  /** As the API writes it: durations are milliseconds, what is not there is left out. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
          // The rest of a record's methods is for Java only.
          .changeDefaultVisibility(it -> it.withIsGetterVisibility(Visibility.NONE))
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  static Screen of(CommandLine line, Machine machine, boolean isJson) {
    return new Screen(
        line.getOut(),
        line.getErr(),
        Look.of(line, machine),
        new Words(machine.clock(), machine.zone()),
        isJson);
  }

  /** Shows a sentence, or the answer that it stands for. */
  void show(Object answer, String sentence) {
    if (isJson) {
      json(answer);
    } else {
      say(Look.harmless(sentence));
    }
  }

  void show(Table table) {
    table.lines(look).forEach(out::println);
    out.flush();
  }

  void say(String sentence) {
    out.println(sentence);
    out.flush();
  }

  /** Something beside the answer. */
  void remark(String sentence) {
    err.println(sentence);
    err.flush();
  }

  void json(Object answer) {
    say(JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer));
  }

  /** One of several answers, in a line of its own. */
  void jsonLine(Object answer) {
    say(JSON.writeValueAsString(answer));
  }

  /** It was not done. */
  void failed(HousekeeperFailure failure) {
    if (!isJson) {
      remark(Look.harmless(failure.sentence()));
      if (failure.status().orElse(0) == UNAUTHORIZED) {
        remark(TOKENS);
      }
      return;
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", failure.title());
    failure.status().ifPresent(status -> problem.put("status", status));
    problem.put("detail", failure.sentence());
    failure.run().ifPresent(run -> problem.put("runId", run));
    json(problem);
  }
}
