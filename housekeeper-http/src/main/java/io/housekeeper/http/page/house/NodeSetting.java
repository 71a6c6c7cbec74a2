package io.housekeeper.http.page.house;

import io.housekeeper.http.page.form.Lengths;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import java.util.Arrays;
import java.util.List;

/** What can be set for nodes while they run, as a form asks for it. */
public enum NodeSetting {
  RETENTION("retention", "How long runs are kept, such as 30d", true),
  MAX_CONCURRENT_RUNS("max-concurrent-runs", "How many runs a node executes at once", false),
  SHUTDOWN_PATIENCE(
      "shutdown-patience",
      "How long a shutdown waits for runs before it interrupts them, such as 30s",
      true);

  /** The field that has the value. */
  private static final String FIELD = "value";

  private final String text;
  private final String words;
  private final boolean isLength;

  NodeSetting(String text, String words, boolean isLength) {
    this.text = text;
    this.words = words;
    this.isLength = isLength;
  }

  /** Its name, as the node knows it. */
  public String text() {
    return text;
  }

  public String words() {
    return words;
  }

  static List<NodeSetting> all() {
    return List.of(values());
  }

  static NodeSetting of(Request request) {
    String name = request.field("setting").orElse("");
    return Arrays.stream(values())
        .filter(one -> one.text.equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.of(422, "there is no setting '%s'".formatted(name)));
  }

  /** What a form says, as JSON. */
  String value(Request request) {
    String said =
        request
            .field(FIELD)
            .map(String::strip)
            .orElseThrow(() -> Problem.of(422, "a value for %s is missing".formatted(text)));
    if (isLength) {
      return Json.write(Lengths.of(request, FIELD).orElseThrow().toString());
    }
    return said.matches("\\d{1,9}") ? said : Json.write(said);
  }
}
