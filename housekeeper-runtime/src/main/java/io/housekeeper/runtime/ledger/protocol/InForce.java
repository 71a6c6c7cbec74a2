package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Versions;
import io.housekeeper.runtime.ledger.store.SpecTable.Brief;
import io.housekeeper.runtime.run.MissedBecause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges which version of a task is in force: of those that living nodes carry the newest, and of
 * equal ones the one that was loaded last. One in which the task has another name has to wait until
 * nobody has it under the name of now; then the task is renamed.
 */
final class InForce {

  private static final Comparator<Carried> NEWEST =
      Comparator.comparing((Carried one) -> one.version().version(), Versions.ORDER)
          .thenComparing(Carried::loadedAt)
          .thenComparingLong(Carried::incarnation);

  private final Draft draft;
  private final Revising revising;

  InForce(Draft draft) {
    this.draft = draft;
    this.revising = new Revising(draft);
  }

  /**
   * An incarnation is no more: what it carried is judged again, and the tasks that only its node
   * runs are closed, unless another start of that node carries them already.
   *
   * @param scope of the tasks that the node ran for itself
   */
  void left(long incarnation, String scope) {
    List<Integer> carried = draft.tables().specs().carriedBy(incarnation);
    if (carried.isEmpty()) {
      return;
    }
    List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(carried));
    Map<Integer, Carried> best = best(rows);
    List<TaskRow> own =
        rows.stream()
            .filter(row -> row.key().scope().equals(scope) && !best.containsKey(row.id()))
            .toList();
    judge(rows.stream().filter(row -> !own.contains(row)).toList(), best);
    close(own, MissedBecause.NODE_LEFT);
    draft.tables().specs().drop(incarnation, carried);
    announce();
  }

  /** Judges tasks whose rows are locked. */
  void judge(List<TaskRow> rows) {
    judge(rows, best(rows));
  }

  private Map<Integer, Carried> best(List<TaskRow> rows) {
    Map<Integer, TaskRow> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    Map<Integer, Carried> best = new HashMap<>();
    for (Carried one : draft.tables().specs().carriers(byId.keySet())) {
      TaskRow row = Optional.ofNullable(byId.get(one.task())).orElseThrow();
      best.merge(row.id(), one, (a, b) -> better(row, a, b));
    }
    return best;
  }

  private static Carried better(TaskRow row, Carried one, Carried other) {
    boolean isNamed = Renaming.isNamed(row, one);
    if (isNamed != Renaming.isNamed(row, other)) {
      return isNamed ? one : other;
    }
    return NEWEST.compare(one, other) >= 0 ? one : other;
  }

  private void judge(List<TaskRow> rows, Map<Integer, Carried> best) {
    Map<Integer, TaskRow> byId = new HashMap<>();
    rows.stream().filter(row -> best.containsKey(row.id())).forEach(row -> byId.put(row.id(), row));
    Map<Integer, TaskRow> others = new HashMap<>();
    for (Brief spec : draft.tables().specs().briefs(byId.keySet())) {
      TaskRow row = Optional.ofNullable(byId.get(spec.task())).orElseThrow();
      Carried carried = Optional.ofNullable(best.get(row.id())).orElseThrow();
      boolean same = carried.version().equals(spec.version()) && Renaming.isNamed(row, carried);
      if (!same || row.switches().gone().isPresent()) {
        others.put(row.id(), row);
      }
    }
    revise(others, best);
  }

  private void revise(Map<Integer, TaskRow> all, Map<Integer, Carried> best) {
    if (all.isEmpty()) {
      return;
    }
    Map<Integer, TaskRow> rows = new Renaming(draft).rename(all, best);
    rows.values().stream().filter(row -> !row.equals(all.get(row.id()))).forEach(revising::renamed);
    Overrides overrides =
        Overrides.of(draft.tables(), rows.values().stream().map(TaskRow::key).toList());
    List<SpecRow> specs = draft.tables().specs().rows(rows.keySet());
    keepTexts(specs);
    List<Change> changes = new ArrayList<>();
    for (SpecRow spec : specs) {
      TaskRow row = Optional.ofNullable(rows.get(spec.task())).orElseThrow();
      Carried carried = Optional.ofNullable(best.get(row.id())).orElseThrow();
      String configured = carried.said().orElse(spec.said()).configured();
      String effective = overrides.effective(row.key(), configured, draft.plans());
      SpecRow after = spec.inForce(carried, effective, draft.now());
      if (row.switches().gone().isPresent()) {
        revising.comeBack(row, after, overrides);
      } else {
        revising.revise(row, spec, after, overrides, draft.now());
      }
      if (!text(carried.version()).equals(text(spec.version()))) {
        changes.add(change(row, spec.version(), carried.version()));
      }
    }
    Draft.unlessEmpty(changes, draft.tables().changes()::audit);
  }

  /** Who carries what no longer is in force needs its texts, should it be in force again. */
  private void keepTexts(List<SpecRow> before) {
    Map<Integer, SpecRow> byId = new HashMap<>();
    before.forEach(spec -> byId.put(spec.task(), spec));
    List<Carried> kept =
        draft.tables().specs().carriers(byId.keySet()).stream()
            .filter(one -> one.said().isEmpty())
            .map(one -> one.saying(Optional.ofNullable(byId.get(one.task())).orElseThrow().said()))
            .toList();
    Draft.unlessEmpty(kept, draft.tables().specs()::carry);
  }

  private Change change(TaskRow row, Version before, Version after) {
    By by =
        new By("housekeeper", "the newest that a living node has", draft.now(), Optional.empty());
    Words words = new Words(text(before), text(after));
    return new Change(draft.newId(), About.task(row.id()), "version", by, words);
  }

  private static String text(Version version) {
    return version.plugin() + " " + version.version();
  }

  /**
   * Tasks that nobody is left to run: what is due is missed, what waits is lost. Of a task that
   * cannot be read nobody here knows what is due: it stays as it is for whoever can read it.
   */
  void close(List<TaskRow> all, MissedBecause because) {
    if (all.isEmpty()) {
      return;
    }
    Map<Integer, TaskPlan> plans = draft.plans().of(all);
    List<TaskRow> rows = all.stream().filter(row -> plans.containsKey(row.id())).toList();
    for (TaskRow row : rows) {
      TaskPlan plan = Optional.ofNullable(plans.get(row.id())).orElseThrow();
      revising.alsoChanged(new Changing(draft, plan, draft.now()).giveUp(row, because));
    }
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    new Abandoning(draft, plans, because).abandon(draft.tables().live().ofTasks(ids));
  }

  /** Writes what was decided, and tells the nodes; see {@link Revising#finish}. */
  Map<Integer, String> announce() {
    return revising.finish();
  }
}
