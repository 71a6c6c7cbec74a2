package io.housekeeper.runtime.ledger;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Specifications as the ledger keeps them: JSON, with the names of the configuration file. */
public final class SpecText {

  private static final JsonMapper JSON = new JsonMapper();

  private SpecText() {}

  /** The specification as text; equal specifications have equal texts. */
  public static String write(TaskSpec spec) {
    return SpecWriting.write(spec);
  }

  /**
   * The text with a value replaced by an operator. Of an object only those fields are replaced that
   * are given.
   *
   * @param value JSON
   * @throws IllegalArgumentException with a sentence, if the task cannot have that value
   */
  public static String with(String text, String field, String value) {
    return with(text, field, value, SpecField::forOperators);
  }

  /** The same with a value that a file replaces, which may be any but the name. */
  public static String configured(String text, String field, String value) {
    return with(text, field, value, SpecField::forFiles);
  }

  /**
   * Of these fields, those that have the value that they would have if nothing were said of them.
   */
  public static List<String> usual(TaskSpec spec, Collection<String> fields) {
    JsonNode said = JSON.readTree(write(spec));
    JsonNode usual = JSON.readTree(write(TaskSpec.named(spec.name()).build()));
    return fields.stream()
        .filter(field -> Objects.equals(said.get(field), usual.get(field)))
        .toList();
  }

  private static String with(
      String text, String field, String value, BiFunction<String, String, SpecField> named) {
    String task = read(text).name();
    ObjectNode node = (ObjectNode) JSON.readTree(text);
    put(node, field, named.apply(field, task).read(value, task));
    try {
      return write(read(node.toString()));
    } catch (IllegalArgumentException | DateTimeException misfit) {
      throw new IllegalArgumentException(
          "task '%s' cannot have %s = %s: %s".formatted(task, field, value, misfit.getMessage()),
          misfit);
    }
  }

  private static void put(ObjectNode node, String field, JsonNode given) {
    if (given instanceof ObjectNode fields && node.get(field) instanceof ObjectNode before) {
      before.setAll(fields);
    } else {
      node.set(field, given);
    }
  }

  /** The same for a text that cannot be read here: whoever can read it judges the value. */
  public static String withUnread(String text, String field, String value) {
    try {
      JsonNode given = JSON.readTree(value);
      if (JSON.readTree(text) instanceof ObjectNode node) {
        put(node, field, given);
        return node.toString();
      }
    } catch (JacksonException noJson) {
      return text;
    }
    return text;
  }

  /** Whether two texts say the same, as far as that can be said of what cannot be read here. */
  public static boolean areSame(String one, String other) {
    try {
      return one.equals(other) || JSON.readTree(one).equals(JSON.readTree(other));
    } catch (JacksonException noJson) {
      return false;
    }
  }

  /**
   * A value in JSON with a text in it resolved; anything else stays as it is, and is refused when
   * it is put in place.
   */
  public static String resolved(String json, UnaryOperator<String> resolve) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.isString() ? JSON.writeValueAsString(resolve.apply(node.asString())) : json;
    } catch (JacksonException noJson) {
      return json;
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if another version wrote it, and this one cannot read it
   */
  public static TaskSpec read(String text) {
    JsonNode node = tree(text);
    try {
      return read(node);
    } catch (NullPointerException missing) {
      throw new IllegalArgumentException("it lacks a value that every task has", missing);
    } catch (DateTimeException | ArithmeticException misfit) {
      throw new IllegalArgumentException(misfit.getMessage(), misfit);
    }
  }

  /**
   * Whether a text is of a task with this name, as far as that can be said of what cannot be read
   * here. Of many that are asked about nearly all are, and begin with it.
   */
  public static boolean isOf(String text, String task) {
    return text.startsWith("{\"name\":\"" + task + "\",")
        || name(text).map(task::equals).orElse(true);
  }

  /** The name of the task that a text is of, as far as that can be said. */
  public static Optional<String> name(String text) {
    try {
      return JSON.readTree(text).optional("name").map(JsonNode::asString);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException("it is no JSON: " + noJson.getOriginalMessage(), noJson);
    }
  }

  private static TaskSpec read(JsonNode node) {
    TaskSpec.Builder spec =
        TaskSpec.named(node.get("name").asString())
            .describedAs(node.get("description").asString())
            .schedule(node.get("schedule").asString())
            .skippedTime(SkippedTime.valueOf(node.get("skipped-time").asString()))
            .repeatedTime(RepeatedTime.valueOf(node.get("repeated-time").asString()))
            .timeout(duration(node, "timeout"))
            .retry(readRetry(node.get("retry")))
            .overlap(Overlap.valueOf(node.get("overlap").asString()))
            .catchUp(readCatchUp(node.get("catch-up")))
            .restarts(node.get("restarts").asInt());
    readOptional(node, spec);
    readMarks(node, spec);
    return spec.build();
  }

  private static void readOptional(JsonNode node, TaskSpec.Builder spec) {
    ifThere(node, "timezone", zone -> spec.zone(zone.asString()));
    ifThere(node, "startup-delay", it -> spec.onStartup(Duration.parse(it.asString())));
    ifThere(node, "startup-once-per", it -> spec.onStartupOncePer(Duration.parse(it.asString())));
    ifThere(node, "overdue-after", it -> spec.overdueAfter(Duration.parse(it.asString())));
    ifThere(node, "runbook", url -> spec.runbook(url.asString()));
  }

  private static void readMarks(JsonNode node, TaskSpec.Builder spec) {
    if (node.get("on-every-node").asBoolean()) {
      spec.onEveryNode();
    }
    if (node.get("disabled").asBoolean()) {
      spec.disabled();
    }
    if (node.get("supports-dry-run").asBoolean()) {
      spec.supportsDryRun();
    }
    spec.tags(node.get("tags").valueStream().map(JsonNode::asString).toArray(String[]::new));
    if (!node.get("owner").asString().isEmpty()) {
      spec.owner(node.get("owner").asString());
    }
  }

  private static void ifThere(JsonNode node, String name, Consumer<JsonNode> read) {
    node.optional(name).ifPresent(read);
  }

  private static Retry readRetry(JsonNode node) {
    int retries = node.get("retries").asInt();
    Duration first = duration(node, "first");
    Retry retry =
        node.get("jitter").asBoolean() ? Retry.exponential(retries) : Retry.fixed(retries, first);
    Duration longest = node.has("longest") ? duration(node, "longest") : first;
    return retry.delays(first, longest);
  }

  private static CatchUp readCatchUp(JsonNode node) {
    return switch (CatchUp.Mode.valueOf(node.get("mode").asString())) {
      case NONE -> CatchUp.none();
      case LATEST -> CatchUp.latest(duration(node, "within"));
      case ALL ->
          CatchUp.all(duration(node, "within"), node.get("at-most").asInt())
              .spread(duration(node, "spread"));
    };
  }

  private static Duration duration(JsonNode node, String name) {
    return Duration.parse(node.get(name).asString());
  }
}
