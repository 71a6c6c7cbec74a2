package io.housekeeper.http.api;

import io.housekeeper.api.Run;
import io.housekeeper.http.route.Parameter;
import java.util.Arrays;
import java.util.List;

/** What many ways in can be told. */
final class Params {

  static final Parameter TASK = Parameter.text("task", "The name of a task");
  static final Parameter RUN = Parameter.number("run", 1, Long.MAX_VALUE, "The id of a run");
  static final Parameter NODE = Parameter.text("node", "The name of a node");
  static final Parameter FIELD = Parameter.text("field", "A value of the specification");
  static final Parameter LIMIT = Parameter.number("limit", 1, 1_000, "How many at most");
  static final Parameter BELOW =
      Parameter.number("below", 1, Long.MAX_VALUE, "Only older ones than this, from next");
  static final Parameter STATES = Parameter.words("state", states(), "Only in one of these states");

  static final Parameter TRIGGERS =
      Parameter.words("trigger", triggers(), "Only those that go back to one of these");
  static final Parameter REASON = Parameter.text("reason", "Why");

  private Params() {}

  private static List<String> triggers() {
    return Arrays.stream(Run.Trigger.values()).map(Run.Trigger::name).toList();
  }

  private static List<String> states() {
    return Arrays.stream(Run.State.values()).map(Run.State::name).toList();
  }
}
