package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Admission.Admitted;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The code that this node has, by the names of its tasks. What cannot be is refused with a reason.
 */
public final class Catalog {

  /** A task that this node can run. */
  record Item(CodedTask coded, Offer offer) {}

  private final Offering offering;
  private TaskSettings settings;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * @param schedules reads the texts of schedules, with their variables
   * @param settings what a configuration says
   */
  public Catalog(ScheduleReader schedules, TaskSettings settings) {
    this.offering = new Offering(schedules);
    this.settings = settings;
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
      spec = coded.spec();
    } catch (Throwable broken) {
      // Code of others: an Error too is a reason to refuse the task, and none to end the node.
      return new Refusal("?", coded.plugin(), specFailed(coded, broken));
    }
    Item before = into.get(spec.name());
    if (before != null && !isSuccessor(coded, before.coded)) {
      return refuse(coded, spec, nameIsTaken(spec, before, coded));
    }
    return offer(coded, spec, now, offer -> into.put(spec.name(), new Item(coded, offer)));
  }

  private Admission offer(CodedTask coded, TaskSpec spec, Instant now, Consumer<Offer> then) {
    try {
      then.accept(offering.offer(coded, spec, settings, now));
      return new Admitted(spec.name());
    } catch (IllegalArgumentException misfit) {
      return refuse(
          coded,
          spec,
          "task '%s' of plugin '%s' %s"
              .formatted(spec.name(), coded.plugin(), misfit.getMessage()));
    }
  }

  /**
   * From now on the configuration says this of tasks. What then cannot be stays as it is.
   *
   * @param refused is told why something stays as it is
   * @return what has become something else
   */
  synchronized List<Offer> become(TaskSettings others, Instant now, Consumer<Refusal> refused) {
    settings = others;
    List<Offer> changed = new ArrayList<>();
    for (Map.Entry<String, Item> one : items.entrySet()) {
      CodedTask coded = one.getValue().coded;
      Offer before = one.getValue().offer;
      Admission answer =
          again(
              coded,
              now,
              offer -> {
                if (!offer.version().equals(before.version())) {
                  one.setValue(new Item(coded, offer));
                  changed.add(offer);
                }
              });
      if (answer instanceof Refusal refusal) {
        refused.accept(refusal);
      }
    }
    return changed;
  }

  private Admission again(CodedTask coded, Instant now, Consumer<Offer> then) {
    try {
      return offer(coded, coded.spec(), now, then);
    } catch (Throwable broken) {
      // As when it was admitted.
      return new Refusal("?", coded.plugin(), specFailed(coded, broken));
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

  /** The zone of tasks that name none. */
  synchronized ZoneId zone() {
    return settings.zone();
  }

  /** The text of a schedule with its variables replaced; both as JSON. */
  synchronized String resolved(TaskSpec spec, String json) {
    return offering.resolved(spec, settings.zone(), json);
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

  /**
   * A task, with those that have had its name or have the one that it had before, so that the
   * ledger sees who wants the same history. A version that is about to go is none of them.
   */
  synchronized List<Offer> offersWith(String task) {
    Item item = item(task).orElseThrow();
    Set<String> names = item.offer.names();
    return items.values().stream()
        .filter(other -> !Collections.disjoint(names, other.offer.names()))
        .filter(other -> !isSuccessor(item.coded, other.coded))
        .map(Item::offer)
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

  /** The plugin that a task of this node comes from; empty of one that it has no longer. */
  String pluginOf(String task) {
    return item(task).map(item -> item.coded().plugin()).orElse("");
  }

  synchronized Optional<Item> item(String task) {
    return Optional.ofNullable(items.get(task));
  }
}
