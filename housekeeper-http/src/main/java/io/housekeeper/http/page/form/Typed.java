package io.housekeeper.http.page.form;

import io.housekeeper.http.route.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed into inputs, as JSON. */
public final class Typed {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Typed() {}

  /**
   * Those values that are others than before; what was emptied is null.
   *
   * @return an object; empty if nothing was changed
   * @throws Problem if one cannot be what was typed
   */
  public static String changed(List<Input> inputs) {
    ObjectNode object = NODES.objectNode();
    inputs.stream().filter(Input::isChanged).forEach(input -> put(object, input));
    return object.isEmpty() ? "" : object.toString();
  }

  /**
   * All values that were typed.
   *
   * @return an object
   * @throws Problem if one cannot be what was typed
   */
  public static ObjectNode all(List<Input> inputs) {
    ObjectNode object = NODES.objectNode();
    inputs.stream().filter(input -> !input.typed().isEmpty()).forEach(input -> put(object, input));
    return object;
  }

  private static void put(ObjectNode object, Input input) {
    List<String> names = new ArrayList<>(List.of(input.field().path().split("\\.", -1)));
    String last = names.remove(names.size() - 1);
    ObjectNode at = object;
    for (String name : names) {
      at = at.get(name) instanceof ObjectNode inner ? inner : at.putObject(name);
    }
    at.set(last, input.typed().isEmpty() ? NODES.nullNode() : value(input));
  }

  private static JsonNode value(Input input) {
    String text = input.typed();
    return switch (input.field().kind()) {
      case TEXT, CHOICE, SECRET -> NODES.stringNode(text);
      case SPAN ->
          Lengths.read(text)
              .map(NODES::stringNode)
              .orElseThrow(() -> misfit(input, "a duration such as 30s, 5m or 1h30m"));
      case FLAG -> NODES.booleanNode(Boolean.parseBoolean(text));
      case WHOLE -> whole(input, text);
      case NUMBER -> number(input, text);
      case TEXTS -> lines(text, NODES::stringNode);
      case NUMBERS -> lines(text, line -> whole(input, line));
      case PAIRS -> pairs(input, text);
      case JSON -> json(input, text);
    };
  }

  private static ArrayNode lines(String text, Function<String, JsonNode> read) {
    ArrayNode array = NODES.arrayNode();
    Arrays.stream(text.split("\n", -1))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(read)
        .forEach(array::add);
    return array;
  }

  private static ObjectNode pairs(Input input, String text) {
    ObjectNode object = NODES.objectNode();
    for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw misfit(input, "name = value in each line");
      }
      object.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return object;
  }

  private static JsonNode whole(Input input, String text) {
    try {
      return NODES.numberNode(Long.parseLong(text));
    } catch (NumberFormatException none) {
      throw misfit(input, "a whole number");
    }
  }

  private static JsonNode number(Input input, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return NODES.numberNode(number);
      }
    } catch (NumberFormatException none) {
      throw misfit(input, "a number");
    }
    throw misfit(input, "a number");
  }

  private static JsonNode json(Input input, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException none) {
      throw misfit(input, "JSON");
    }
  }

  private static Problem misfit(Input input, String wanted) {
    return Problem.of(
        422, "%s must be %s, and was '%s'".formatted(input.field().path(), wanted, input.typed()));
  }
}
