package io.housekeeper.http.page.house;

import io.housekeeper.http.page.frame.Length;
import io.housekeeper.http.page.frame.Length.Unit;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be set for nodes while they run, as a form asks for it. */
public enum NodeSetting {
  RETENTION("retention", "How long runs are kept", Optional.of(Unit.DAYS)),
  MAX_CONCURRENT_RUNS(
      "max-concurrent-runs", "How many runs a node executes at once", Optional.empty()),
  SHUTDOWN_PATIENCE(
      "shutdown-patience",
      "How long a shutdown waits for runs before it interrupts them",
      Optional.of(Unit.SECONDS));

  /** The field that has the value. */
  static final String FIELD = "number";

  private final String text;
  private final String words;
  private final Optional<Unit> unit;

  NodeSetting(String text, String words, Optional<Unit> unit) {
    this.text = text;
    this.words = words;
    this.unit = unit;
  }

  /** Its name, as the node knows it. */
  public String text() {
    return text;
  }

  public String words() {
    return words;
  }

  /** In what it is usually counted; nothing if it is a mere number. */
  public Optional<Unit> unit() {
    return unit;
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
    String number =
        request
            .field(FIELD)
            .orElseThrow(() -> Problem.of(422, "a value for %s is missing".formatted(text)));
    if (unit.isEmpty()) {
      return number.strip().matches("\\d{1,9}") ? number.strip() : Json.write(number);
    }
    return Json.write(Length.read(request, FIELD).orElseThrow().toString());
  }
}
