package io.housekeeper.runtime.ledger;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who asked for a run, as it is kept with it.
 *
 * @param settings of this run only: a JSON object, or empty
 * @param dryRun whether the run is only to say what it would do
 * @param request the key of the request, or empty
 */
public record Asker(String who, String why, String settings, boolean dryRun, String request) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Nobody: it was due. */
  public static final Asker NOBODY = new Asker("", "", "", false, "");

  public static Asker of(Change.By by) {
    return of(by, Wish.NONE);
  }

  /** Somebody who wants it to be like this. */
  public static Asker of(Change.By by, Wish wish) {
    return new Asker(by.who(), by.why(), wish.settings(), wish.dryRun(), "");
  }

  /** The same, who asked under a key. */
  public Asker under(Optional<String> key) {
    return new Asker(who, why, settings, dryRun, key.orElse(""));
  }

  /** The same wish again. */
  public Wish wish() {
    return new Wish(Optional.empty(), settings, dryRun);
  }

  /** As the ledger keeps it: JSON. */
  public String text() {
    if (equals(NOBODY)) {
      return "";
    }
    ObjectNode node = JSON.createObjectNode().put("who", who).put("why", why);
    if (!settings.isEmpty()) {
      node.set("settings", JSON.readTree(settings));
    }
    if (dryRun) {
      node.put("dry-run", true);
    }
    if (!request.isEmpty()) {
      node.put("request", request);
    }
    return node.toString();
  }

  /** What {@link #text} wrote; what somebody else wrote is from nobody. */
  public static Asker parse(String text) {
    if (text.isEmpty()) {
      return NOBODY;
    }
    try {
      JsonNode node = JSON.readTree(text);
      String settings = node.optional("settings").map(JsonNode::toString).orElse("");
      return new Asker(
          node.path("who").asString(""),
          node.path("why").asString(""),
          settings,
          node.path("dry-run").asBoolean(false),
          node.path("request").asString(""));
    } catch (JacksonException noJson) {
      return NOBODY;
    }
  }
}
