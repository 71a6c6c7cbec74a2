package io.housekeeper.runtime.engine;

import static java.util.Objects.requireNonNull;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Admission.Admitted;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The code that this node has, by the names of its tasks. What cannot be is refused with a reason.
 */
public final class Catalog {

  /** A task that this node can run. */
  record Item(CodedTask coded, Offer offer) {}

  private final ScheduleReader schedules;
  private final ZoneId zone;
  private final Map<String, Map<String, String>> file;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Hashes hashes = new Hashes();
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * @param schedules reads the texts of schedules, with their variables
   * @param zone of tasks that name none
   * @param file what a file says in place of the code of tasks, by their names: JSON by the names
   *     of the values
   */
  public Catalog(ScheduleReader schedules, ZoneId zone, Map<String, Map<String, String>> file) {
    this.schedules = schedules;
    this.zone = zone;
    this.file = Map.copyOf(file);
  }

  /** Adds a task, if it can be. */
  public synchronized Admission add(CodedTask coded, Instant now) {
    Admission admission = admit(coded, now, items);
    if (admission instanceof Refusal refusal) {
      refusals.add(refusal);
    }
    return admission;
  }

  /** Says what adding these would come to, and adds none. */
  public synchronized List<Admission> check(List<CodedTask> together, Instant now) {
    Map<String, Item> then = new LinkedHashMap<>(items);
    return together.stream().map(coded -> admit(coded, now, then)).toList();
  }

  private Admission admit(CodedTask coded, Instant now, Map<String, Item> into) {
    TaskSpec spec;
    try {
      spec = requireNonNull(coded.task().spec(), "it returned null");
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to refuse the task, and none to end the node.
      return new Refusal("?", coded.plugin(), specFailed(coded, broken));
    }
    Item before = into.get(spec.name());
    if (before != null && !isSuccessor(coded, before.coded)) {
      return refuse(coded, spec, nameIsTaken(spec, before, coded));
    }
    try {
      into.put(spec.name(), new Item(coded, offer(coded, spec, now)));
      return new Admitted(spec.name());
    } catch (InvalidSchedule invalid) {
      String sentence =
          "task '%s' of plugin '%s' has an invalid schedule '%s': %s"
              .formatted(spec.name(), coded.plugin(), spec.schedule(), invalid.getMessage());
      return refuse(coded, spec, sentence);
    } catch (IllegalArgumentException misfit) {
      String sentence =
          "task '%s' of plugin '%s' is not run, because of what its file says: %s"
              .formatted(spec.name(), coded.plugin(), misfit.getMessage());
      return refuse(coded, spec, sentence);
    }
  }

  private static Refusal refuse(CodedTask coded, TaskSpec spec, String sentence) {
    return new Refusal(spec.name(), coded.plugin(), sentence);
  }

  private static String specFailed(CodedTask coded, Throwable broken) {
    return "a task of plugin '%s' is not run: its spec() failed: %s"
        .formatted(coded.plugin(), Texts.sentence(broken));
  }

  /** The same plugin, loaded anew; within one loading a name is given once. */
  private static boolean isSuccessor(CodedTask coded, CodedTask before) {
    return coded.plugin().equals(before.plugin()) && !coded.loader().equals(before.loader());
  }

  private static String nameIsTaken(TaskSpec spec, Item before, CodedTask coded) {
    return "task '%s' of plugin '%s' is not run: plugin '%s' has brought a task of that name before"
        .formatted(spec.name(), coded.plugin(), before.coded.plugin());
  }

  /** The specification with the text of its schedule resolved and its zone named. */
  private TaskPlan resolved(TaskSpec spec) {
    ScheduleRules rules = ScheduleRules.of(spec, zone);
    Schedule schedule = schedules.read(spec.schedule(), rules);
    TaskSpec resolved =
        spec.copyAs(spec.name()).schedule(schedule.text()).zone(rules.zone().getId()).build();
    return new TaskPlan(resolved, schedule);
  }

  /** The text of a schedule with its variables replaced; both as JSON. */
  String resolved(TaskView view, String json) {
    TaskSpec spec = view.plan().spec();
    ScheduleRules rules = ScheduleRules.of(spec, zone);
    try {
      return SpecText.resolved(json, text -> schedules.read(text, rules).text());
    } catch (InvalidSchedule invalid) {
      throw new IllegalArgumentException(
          "task '%s' cannot have schedule = %s: %s"
              .formatted(spec.name(), json, invalid.getMessage()),
          invalid);
    }
  }

  private Offer offer(CodedTask coded, TaskSpec spec, Instant now) {
    TaskPlan code = resolved(spec);
    Map<String, String> inFile = file.getOrDefault(spec.name(), Map.of());
    TaskPlan configured = inFile.isEmpty() ? code : resolved(configured(spec, inFile));
    Said said = Said.of(code.spec(), configured.spec());
    Version version = new Version(coded.plugin(), coded.version(), hashes.of(coded, said));
    return new Offer(configured, code.spec(), version, now);
  }

  private static TaskSpec configured(TaskSpec spec, Map<String, String> said) {
    String text = SpecText.write(spec);
    for (Map.Entry<String, String> value : new TreeMap<>(said).entrySet()) {
      text = SpecText.configured(text, value.getKey(), value.getValue());
    }
    return SpecText.read(text);
  }

  /** The node no longer has a task. */
  public synchronized void remove(String task) {
    items.remove(task);
  }

  /** Of a plugin nothing is here any more, and nothing is said of it. */
  public synchronized void removeAll(String plugin) {
    items.values().removeIf(item -> item.coded.plugin().equals(plugin));
    refusals.removeIf(refusal -> refusal.plugin().equals(plugin));
  }

  /** What has become of a task since it was added. */
  synchronized Admission admission(String task) {
    return items.containsKey(task)
        ? new Admitted(task)
        : refusals.stream()
            .filter(refusal -> refusal.task().equals(task))
            .reduce((earlier, later) -> later)
            .orElseThrow();
  }

  /** Notes why the ledger does not want a task. */
  synchronized void refuse(String task, String sentence) {
    String plugin =
        Optional.ofNullable(items.get(task)).map(item -> item.coded.plugin()).orElse("?");
    items.remove(task);
    refusals.add(new Refusal(task, plugin, sentence));
  }

  /** What this node does not run, and why. */
  public synchronized List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** The names of the tasks that this node has, in their order. */
  public synchronized List<String> names() {
    return items.keySet().stream().sorted().toList();
  }

  /** The names of those of a plugin. */
  synchronized List<String> namesOf(String plugin) {
    return items.entrySet().stream()
        .filter(one -> one.getValue().coded.plugin().equals(plugin))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In the order in which they were added. */
  synchronized List<Offer> offers() {
    List<Offer> offers = new ArrayList<>(items.size());
    items.values().forEach(item -> offers.add(item.offer));
    return offers;
  }

  synchronized int size() {
    return items.size();
  }

  synchronized boolean carries(TaskView view) {
    return item(view.row().key().name())
        .filter(item -> item.offer.version().equals(view.version()))
        .isPresent();
  }

  synchronized Optional<Item> item(String task) {
    return Optional.ofNullable(items.get(task));
  }
}
