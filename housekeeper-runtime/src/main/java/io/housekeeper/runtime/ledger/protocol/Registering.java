package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskRow.Exclusion;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.store.TaskTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers what a node carries: new tasks begin now, known ones may change their version. */
final class Registering {

  private final Draft draft;
  private final Drafts drafts;
  private final List<Offer> offers;
  private final Map<TaskKey, TaskRow> rows = new LinkedHashMap<>();

  Registering(Draft draft, Drafts drafts, List<Offer> offers) {
    this.draft = draft;
    this.drafts = drafts;
    this.offers = offers;
  }

  List<Registration> register() {
    lockKnown();
    insertNew();
    carry();
    InForce inForce = new InForce(draft, drafts);
    List<Integer> changed = inForce.judge(List.copyOf(rows.values()));
    draft.flush();
    Map<Integer, String> refused = new Following(draft, drafts.plans()).link(rows.values());
    inForce.tell(changed);
    return answers(refused);
  }

  private TaskKey key(Offer offer) {
    String scope = offer.spec().everyNode() ? drafts.scopeOf(draft.me()) : "";
    return new TaskKey(0, offer.spec().name(), scope);
  }

  private void lockKnown() {
    TaskTable tasks = draft.tables().tasks();
    List<String> names = offers.stream().map(offer -> offer.spec().name()).toList();
    List<TaskKey> keys = offers.stream().map(this::key).toList();
    List<Integer> ids =
        tasks.named(names).stream()
            .filter(row -> keys.contains(anonymous(row)))
            .map(TaskRow::id)
            .sorted()
            .toList();
    draft.locked(tasks.lock(ids)).forEach(row -> rows.put(anonymous(row), row));
  }

  private static TaskKey anonymous(TaskRow row) {
    return new TaskKey(0, row.key().name(), row.key().scope());
  }

  private void insertNew() {
    int id = draft.tables().tasks().highestId();
    List<TaskRow> added = new ArrayList<>();
    List<SpecRow> specs = new ArrayList<>();
    for (Offer offer : offers) {
      TaskKey key = key(offer);
      if (!rows.containsKey(key)) {
        SpecRow spec = spec(offer, ++id);
        added.add(newRow(new TaskKey(id, key.name(), key.scope()), spec));
        specs.add(spec);
      }
    }
    if (!added.isEmpty()) {
      draft.tables().tasks().insert(added);
      draft.tables().specs().put(specs);
      draft.locked(added).forEach(row -> rows.put(anonymous(row), row));
    }
  }

  private SpecRow spec(Offer offer, int id) {
    String code = SpecText.write(offer.spec());
    String effective = Overrides.apply(draft.tables(), offer.spec().name(), code);
    return new SpecRow(id, offer.version(), code, effective, Optional.empty());
  }

  private TaskRow newRow(TaskKey key, SpecRow spec) {
    TaskPlan plan = drafts.plans().plan(spec.effective());
    return new TaskRow(
        key,
        Cursor.startingAt(draft.now()),
        Switches.ON.disabled(plan.spec().disabled()),
        new Exclusion(plan.exclusive(), Optional.empty()),
        0);
  }

  private void carry() {
    List<Carried> carried = new ArrayList<>();
    for (Offer offer : offers) {
      int id = Optional.ofNullable(rows.get(key(offer))).orElseThrow().id();
      carried.add(
          new Carried(
              id,
              draft.me().incarnation(),
              offer.version(),
              SpecText.write(offer.spec()),
              offer.loadedAt()));
    }
    draft.tables().specs().carry(draft.me().incarnation(), carried);
  }

  private List<Registration> answers(Map<Integer, String> refused) {
    List<Integer> ids = rows.values().stream().map(TaskRow::id).toList();
    Map<Integer, TaskView> views = new LinkedHashMap<>();
    List<TaskRow> now = ids.stream().map(id -> draft.task(id).orElseThrow()).toList();
    drafts.views(draft.tables(), now).forEach(view -> views.put(view.id(), view));
    List<Registration> answers = new ArrayList<>();
    for (Offer offer : offers) {
      int id = Optional.ofNullable(rows.get(key(offer))).orElseThrow().id();
      String sentence = refused.get(id);
      answers.add(
          sentence == null
              ? new Registration.Accepted(Optional.ofNullable(views.get(id)).orElseThrow())
              : new Registration.Refused(offer.spec().name(), sentence));
    }
    return answers;
  }
}
