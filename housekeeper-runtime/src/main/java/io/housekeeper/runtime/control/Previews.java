package io.housekeeper.runtime.control;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Orders;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goes through what overriding something would come to, and overrides nothing. */
final class Previews {

  private static final int FIRES = 10;
  private static final String SCHEDULE = "schedule";

  private static final JsonMapper JSON = new JsonMapper();

  private final Ledger ledger;
  private final Orders orders;
  private final Instant now;

  Previews(Ledger ledger, Orders orders, Instant now) {
    this.ledger = ledger;
    this.orders = orders;
    this.now = now;
  }

  Optional<TaskPreview> of(String task, Map<String, String> values) {
    return ledger.tasks().named(task).stream().findFirst().map(view -> of(view, values));
  }

  private TaskPreview of(TaskView view, Map<String, String> values) {
    SpecRow row = ledger.tasks().specs(List.of(view.id())).get(0);
    ScheduleMeaning before = meaning(view.plan());
    try {
      String after = with(row.effective(), values);
      TaskPlan plan = TaskPlan.of(SpecText.read(after));
      new Circles(ledger).check(view.row().key(), plan);
      return new TaskPreview(
          Optional.empty(),
          differences(row.effective(), after),
          before,
          Optional.of(meaning(plan)));
    } catch (IllegalArgumentException | DateTimeException misfit) {
      String why = String.valueOf(misfit.getMessage());
      return new TaskPreview(Optional.of(why), List.of(), before, Optional.empty());
    }
  }

  /** What a schedule comes to depends on what else is wanted, so it is read at last. */
  private String with(String effective, Map<String, String> values) {
    String text = effective;
    Map<String, String> others = new TreeMap<>(values);
    others.remove(SCHEDULE);
    for (Map.Entry<String, String> one : others.entrySet()) {
      text = with(text, one.getKey(), one.getValue());
    }
    return values.containsKey(SCHEDULE) ? with(text, SCHEDULE, values.get(SCHEDULE)) : text;
  }

  private String with(String text, String field, String value) {
    Outside.check(value);
    return SpecText.with(text, field, orders.resolved(SpecText.read(text), field, value));
  }

  private ScheduleMeaning meaning(TaskPlan plan) {
    TaskSpec spec = plan.spec();
    ScheduleMeaning meaning =
        ScheduleMeaning.of(plan.schedule(), spec.zone().orElse(ZoneOffset.UTC), now, FIRES);
    return spec.disabled() ? meaning.withoutFires() : meaning;
  }

  private static List<TaskPreview.Value> differences(String before, String after) {
    JsonNode was = JSON.readTree(before);
    JsonNode is = JSON.readTree(after);
    TreeSet<String> fields = new TreeSet<>(was.propertyNames());
    fields.addAll(is.propertyNames());
    List<TaskPreview.Value> values = new ArrayList<>();
    for (String field : fields) {
      Optional<String> one = was.optional(field).map(JsonNode::toString);
      Optional<String> other = is.optional(field).map(JsonNode::toString);
      if (!one.equals(other)) {
        values.add(new TaskPreview.Value(field, one, other));
      }
    }
    return values;
  }
}
