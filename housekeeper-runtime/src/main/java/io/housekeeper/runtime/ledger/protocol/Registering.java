package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Times;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskRow.Exclusion;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.store.SpecTable.Brief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Registers what a node carries: new tasks begin now, known ones may change their version. */
final class Registering {

  private final Draft draft;
  private final List<Offer> all;
  private final OfferedRows rows;
  private List<Offer> offers;

  /**
   * @param scope of the tasks that the node runs for itself
   */
  Registering(Draft draft, String scope, List<Offer> offers) {
    this.draft = draft;
    this.all = offers;
    this.rows = new OfferedRows(scope);
    this.offers = offers;
  }

  List<Registration> register() {
    rows.lock(draft, all);
    offers = all.stream().filter(offer -> rows.refused(offer).isEmpty()).toList();
    Map<Integer, Brief> inForce = inForce();
    List<TaskRow> others = others(inForce);
    List<TaskRow> added = insertNew();
    carry(others);
    InForce versions = new InForce(draft);
    versions.judge(others);
    Map<Integer, String> refused = new HashMap<>(versions.announce());
    refused.putAll(new Following(draft).link(added));
    return answers(versions(others), refused);
  }

  private Map<Integer, Brief> inForce() {
    Map<Integer, Brief> inForce = new HashMap<>();
    List<Integer> ids = rows.all().stream().map(TaskRow::id).toList();
    draft.tables().specs().briefs(ids).forEach(brief -> inForce.put(brief.task(), brief));
    return inForce;
  }

  /**
   * Those of which something else may be in force from now on. What the others are is known without
   * reading their texts, as long as nothing is overridden.
   */
  private List<TaskRow> others(Map<Integer, Brief> inForce) {
    List<TaskRow> others = new ArrayList<>();
    for (Offer offer : offers) {
      Optional<TaskRow> known = rows.ifThere(offer);
      if (known.isPresent()) {
        TaskRow row = known.get();
        Brief brief = Optional.ofNullable(inForce.get(row.id())).orElseThrow();
        boolean isSame = isNamed(row, offer) && brief.version().equals(offer.version());
        if (!isSame || row.switches().gone().isPresent()) {
          others.add(row);
        } else if (!brief.isOverridden()) {
          draft.plans().learn(row, offer.plan());
        }
      }
    }
    return others;
  }

  private static boolean isNamed(TaskRow row, Offer offer) {
    return row.key().name().equals(offer.spec().name());
  }

  private List<Offer> unknown() {
    return rows.all().size() == offers.size()
        ? List.of()
        : offers.stream().filter(offer -> rows.ifThere(offer).isEmpty()).toList();
  }

  /** Nobody may change meanwhile what holds for the new tasks: they would not be seen. */
  private List<TaskRow> insertNew() {
    List<Offer> unknown = unknown();
    if (unknown.isEmpty()) {
      return List.of();
    }
    draft.tables().changes().lock();
    unknown.forEach(this::inherit);
    Overrides overrides = Overrides.of(draft.tables(), unknown.stream().map(rows::key).toList());
    int id = draft.tables().tasks().highestId();
    List<TaskRow> added = new ArrayList<>();
    List<SpecRow> specs = new ArrayList<>();
    for (Offer offer : unknown) {
      TaskKey key = new TaskKey(++id, offer.spec().name(), rows.key(offer).scope());
      SpecRow spec = spec(offer, key, overrides);
      TaskPlan plan = draft.plans().plan(spec.effective());
      TaskRow row = newRow(key, plan, overrides);
      draft.plans().learn(row, plan);
      added.add(row);
      specs.add(spec);
    }
    draft.tables().tasks().insert(added);
    draft.tables().specs().put(specs);
    draft.locked(added).forEach(rows::add);
    return added;
  }

  /** A task that is new on this node may have had another name on others. */
  private void inherit(Offer offer) {
    offer.formerly().ifPresent(before -> new Renaming(draft).inherit(offer.spec().name(), before));
  }

  private SpecRow spec(Offer offer, TaskKey key, Overrides overrides) {
    Said said = offer.said();
    draft.plans().offered(said.configured(), offer.plan());
    String effective = overrides.effective(key, said.configured(), draft.plans());
    return new SpecRow(key.id(), offer.version(), said, effective, Times.beginningAt(draft.now()));
  }

  private TaskRow newRow(TaskKey key, TaskPlan plan, Overrides overrides) {
    return new TaskRow(
        key,
        Cursor.startingAt(draft.now()),
        overrides.applied(key, Switches.ON, plan.spec().disabled()),
        new Exclusion(plan.exclusive(), Optional.empty()),
        0);
  }

  /** What is in force already is not written down once more. */
  private void carry(List<TaskRow> others) {
    Set<Integer> apart = new HashSet<>();
    others.forEach(row -> apart.add(row.id()));
    List<Carried> carried = new ArrayList<>();
    Map<Instant, List<Integer>> inForce = new HashMap<>();
    long me = draft.me().incarnation();
    for (Offer offer : offers) {
      int id = rows.of(offer).id();
      if (apart.contains(id)) {
        Optional<Said> said = Optional.of(offer.said());
        carried.add(new Carried(id, me, offer.version(), said, offer.loadedAt()));
      } else {
        inForce.computeIfAbsent(offer.loadedAt(), at -> new ArrayList<>()).add(id);
      }
    }
    Draft.unlessEmpty(carried, draft.tables().specs()::carry);
    inForce.forEach((loadedAt, ids) -> draft.tables().specs().carryInForce(me, ids, loadedAt));
  }

  /** What is in force of these now; of all others it is what the node carries. */
  private Map<Integer, Version> versions(List<TaskRow> others) {
    Map<Integer, Version> versions = new HashMap<>();
    List<Integer> ids = others.stream().map(TaskRow::id).toList();
    draft.tables().specs().briefs(ids).forEach(one -> versions.put(one.task(), one.version()));
    return versions;
  }

  private List<Registration> answers(Map<Integer, Version> versions, Map<Integer, String> refused) {
    Map<Integer, TaskRow> now = new HashMap<>();
    offers.forEach(offer -> draft.task(rows.of(offer).id()).ifPresent(it -> now.put(it.id(), it)));
    Map<Integer, TaskPlan> plans = draft.plans().of(now.values());
    List<Registration> answers = new ArrayList<>();
    for (Offer offer : all) {
      Optional<String> no = rows.refused(offer);
      if (no.isPresent()) {
        answers.add(new Registration.Refused(offer.spec().name(), no.get()));
        continue;
      }
      TaskRow row = Optional.ofNullable(now.get(rows.of(offer).id())).orElseThrow();
      String sentence = refused.get(row.id());
      TaskPlan plan = plans.get(row.id());
      if (!isNamed(row, offer)) {
        answers.add(new Registration.Waits(offer.spec().name(), row.key(), waits(row, offer)));
      } else if (sentence != null) {
        answers.add(new Registration.Refused(offer.spec().name(), sentence));
      } else if (plan != null) {
        Version version = versions.getOrDefault(row.id(), offer.version());
        answers.add(
            new Registration.Accepted(new TaskView(row, plan, version), rows.remark(offer)));
      } else {
        String why = draft.plans().whyUnread(row.id()).orElseThrow();
        answers.add(new Registration.Unread(Unreadable.of(row, why)));
      }
    }
    return answers;
  }

  private String waits(TaskRow row, Offer offer) {
    List<Long> having =
        draft.tables().specs().carriers(List.of(row.id())).stream()
            .filter(one -> Renaming.isNamed(row, one))
            .map(Carried::incarnation)
            .toList();
    String nodes =
        draft.tables().nodes().rows(having).stream()
            .map(node -> "'" + node.member().node() + "'")
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return "task '%s' waits: it goes on with the history of task '%s', which is there on %s still"
            .formatted(offer.spec().name(), row.key().name(), nodes)
        + "; it is run as soon as no node has that one";
  }
}
