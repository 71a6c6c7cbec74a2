package io.housekeeper.runtime.ledger;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who asked for a run, as it is kept with it.
 *
 * @param settings of this run only: a JSON object, or empty
 */
public record Asker(String who, String why, String settings) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Nobody: it was due. */
  public static final Asker NOBODY = new Asker("", "", "");

  /** Somebody, with the settings that the run has anyway. */
  public static Asker of(Change.By by) {
    return new Asker(by.who(), by.why(), "");
  }

  /** The same with settings of this run only. */
  public Asker with(String json) {
    return new Asker(who, why, json);
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
      return new Asker(node.path("who").asString(""), node.path("why").asString(""), settings);
    } catch (JacksonException noJson) {
      return NOBODY;
    }
  }
}
