package io.housekeeper.client;

import io.housekeeper.client.answer.Event;
import io.housekeeper.client.answer.RunSummary.State;
import java.util.Locale;
import java.util.Optional;

/** Makes events of the lines of a stream of them. */
final class EventReader {

  /** What an event is about. */
  record About(Optional<String> task, Optional<String> run, Optional<String> state) {}

  private String id = "";
  private String kind = "";
  private final StringBuilder data = new StringBuilder();

  /** Takes a line, and says what has come together with it. */
  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      return whole();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    switch (field) {
      case "id" -> id = value;
      case "event" -> kind = value;
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      default -> {
        // A comment says that the connection is alive; of other fields nothing is known here.
      }
    }
    return Optional.empty();
  }

  private Optional<Event> whole() {
    Optional<Event> event = data.isEmpty() ? Optional.empty() : Optional.of(event());
    kind = "";
    data.setLength(0);
    return event;
  }

  private Event event() {
    About about =
        Json.read(data.toString(), About.class)
            .orElseGet(() -> new About(Optional.empty(), Optional.empty(), Optional.empty()));
    return new Event(
        id,
        Json.Word.of(kind.toUpperCase(Locale.ROOT), Event.Kind.UNKNOWN),
        about.task(),
        about.run(),
        about.state().map(text -> Json.Word.of(text, State.UNKNOWN)));
  }
}
