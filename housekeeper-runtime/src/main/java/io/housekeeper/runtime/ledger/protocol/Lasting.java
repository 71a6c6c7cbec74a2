package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What operators ask for that lasts until it is taken back, or until an instant. */
final class Lasting {

  /** So many tasks are brought in line in one transaction. */
  private static final int PAGE = 500;

  private static final String HOUSEKEEPER = "housekeeper";

  private final Drafts drafts;
  private final Once once;

  Lasting(Drafts drafts, Once once) {
    this.drafts = drafts;
    this.once = once;
  }

  void pause(Membership me, int task, Pause pause, By by) {
    put(me, task, "pause", name -> Overridden.pause(name, pause, by));
  }

  /** One request: whoever asks again under its key must not lift a quarantine of later. */
  void resume(Membership me, int task, By by) {
    List<String> fields = Stream.of(Pause.TASK, Pause.QUARANTINE).map(Overridden::fieldOf).toList();
    takeBack(me, task, "resume " + task, fields, by);
  }

  void override(Membership me, int task, String field, String value, By by) {
    put(me, task, "override", name -> new Overridden(name, field, value, by));
  }

  void revert(Membership me, int task, String field, By by) {
    takeBack(me, task, "revert %d %s".formatted(task, field), List.of(field), by);
  }

  /** Makes an override for a task, by its name. */
  private interface Making {
    Overridden of(String name);
  }

  private void put(Membership me, int task, String what, Making making) {
    Overridden wanted = making.of("");
    once.request(
        me,
        task,
        "%s %d %s %s".formatted(what, task, wanted.field(), wanted.value()),
        AnswerForm.WHETHER,
        draft -> {
          InPlace inPlace = new InPlace(draft);
          Overridden override = making.of(inPlace.name(task));
          List<TaskRow> rows = inPlace.lock(override.task());
          if (override.pause().isEmpty()) {
            check(draft, rows, override);
          }
          inPlace.put(rows, override, what);
          return true;
        });
  }

  /** Refuses, with a sentence, what no task can have, and what one of these cannot. */
  private static void check(Draft draft, List<TaskRow> rows, Overridden override) {
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    for (SpecRow spec : draft.tables().specs().rows(ids)) {
      String text = SpecText.with(spec.effective(), override.field(), override.value());
      try {
        draft.plans().plan(text);
      } catch (IllegalArgumentException misfit) {
        throw new IllegalArgumentException(
            "task '%s' cannot have %s = %s: %s"
                .formatted(
                    override.task(), override.field(), override.value(), misfit.getMessage()),
            misfit);
      }
    }
  }

  private void takeBack(Membership me, int task, String what, List<String> fields, By by) {
    once.request(
        me,
        task,
        what,
        AnswerForm.WHETHER,
        draft -> {
          InPlace inPlace = new InPlace(draft);
          String name = inPlace.name(task);
          List<TaskRow> rows = inPlace.lock(name);
          boolean any = false;
          for (String field : fields) {
            any |= inPlace.takeBack(rows, name, field, by);
          }
          return any;
        });
  }

  void pauseEverything(Membership me, By by) {
    once.request(
        me,
        "pause everything",
        AnswerForm.WHETHER,
        draft -> {
          draft.tables().changes().lock();
          Overridden all = Overridden.pause(Overrides.EVERYTHING, Pause.EVERYTHING, by);
          draft.tables().changes().override(all);
          new InPlace(draft).audit(List.of(), "pause", by, new Words("", "everything"));
          return true;
        });
    level(me);
  }

  void resumeEverything(Membership me, By by) {
    once.request(me, "resume everything", AnswerForm.WHETHER, draft -> resumeEverything(draft, by));
    level(me);
  }

  private static boolean resumeEverything(Draft draft, By by) {
    draft.tables().changes().lock();
    InPlace inPlace = new InPlace(draft);
    if (inPlace.isEverythingPaused()) {
      String field = Overridden.fieldOf(Pause.EVERYTHING);
      draft.tables().changes().revert(Overrides.EVERYTHING, field);
      inPlace.audit(List.of(), "resume", by, new Words("everything", ""));
      return true;
    }
    return false;
  }

  /** Brings all tasks in line with whether everything is paused; says how many were not. */
  int level(Membership me) {
    return level(me, Optional.empty());
  }

  private int level(Membership me, Optional<Instant> since) {
    int sum = 0;
    List<Integer> next = outOfLine();
    while (!next.isEmpty()) {
      List<Integer> some = next;
      drafts.request(
          me,
          draft -> {
            List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(some));
            Instant at = since.filter(draft.now()::isAfter).orElse(draft.now());
            new InPlace(draft).reconsider(rows, at);
            return rows;
          });
      sum += some.size();
      next = outOfLine();
    }
    return sum;
  }

  private List<Integer> outOfLine() {
    return drafts
        .store()
        .read(
            tables -> {
              String field = Overridden.fieldOf(Pause.EVERYTHING);
              boolean paused =
                  tables.changes().overrides(List.of(Overrides.EVERYTHING)).stream()
                      .anyMatch(one -> one.field().equals(field));
              return tables.tasks().unless(Pause.EVERYTHING, paused, PAGE);
            });
  }

  void set(Membership me, Optional<String> node, Setting setting, String value, By by) {
    setting.check(value);
    Overridden wanted = new Overridden(Setting.of(node), setting.text(), value, by);
    once.request(
        me,
        "set %s %s %s".formatted(wanted.task(), wanted.field(), value),
        AnswerForm.WHETHER,
        draft -> {
          draft.tables().changes().lock();
          InPlace inPlace = new InPlace(draft);
          String old =
              inPlace.inPlace(wanted.task(), wanted.field()).map(Overridden::value).orElse("");
          draft.tables().changes().override(wanted);
          inPlace.audit(List.of(), "set " + about(wanted), by, new Words(old, value));
          return true;
        });
  }

  /** Which setting, and of which node if it is of one. */
  private static String about(Overridden setting) {
    String node = setting.task().substring(1);
    return node.isEmpty() ? setting.field() : setting.field() + " of node " + node;
  }

  void unset(Membership me, Optional<String> node, Setting setting, By by) {
    String name = Setting.of(node);
    once.request(
        me,
        "unset %s %s".formatted(name, setting.text()),
        AnswerForm.WHETHER,
        draft -> {
          draft.tables().changes().lock();
          Optional<Overridden> before = new InPlace(draft).inPlace(name, setting.text());
          before.ifPresent(one -> unset(draft, one, by));
          return before.isPresent();
        });
  }

  private static void unset(Draft draft, Overridden setting, By by) {
    draft.tables().changes().revert(setting.task(), setting.field());
    Words words = new Words(setting.value(), "");
    new InPlace(draft).audit(List.of(), "unset " + about(setting), by, words);
  }

  /** Takes back what held only until an instant that has passed; says how much that was. */
  int expire(Membership me) {
    List<Overridden> over =
        drafts.store().read(tables -> tables.changes().expired(tables.nodes().now())).stream()
            .sorted(Comparator.comparing(one -> one.by().until().orElse(Instant.MAX)))
            .toList();
    over.forEach(one -> expire(me, one));
    return over.size();
  }

  private void expire(Membership me, Overridden over) {
    if (Setting.isOne(over)) {
      drafts.request(me, draft -> expireOfNodes(draft, over));
    } else if (!over.task().equals(Overrides.EVERYTHING)) {
      drafts.request(me, draft -> expireOfTask(draft, over));
    } else if (drafts.request(me, draft -> expireOfAll(draft, over))) {
      level(me, over.by().until());
    }
  }

  private static boolean expireOfNodes(Draft draft, Overridden over) {
    draft.tables().changes().lock();
    boolean isOver = isOver(new InPlace(draft), draft.now(), over);
    if (isOver) {
      unset(draft, over, by(draft.now()));
    }
    return isOver;
  }

  private static boolean expireOfTask(Draft draft, Overridden over) {
    InPlace inPlace = new InPlace(draft);
    List<TaskRow> rows = inPlace.lock(over.task().replaceFirst("@.*", ""));
    boolean isOver = isOver(inPlace, draft.now(), over);
    if (isOver) {
      inPlace.takeBack(rows, over, by(draft.now()), over.by().until().orElseThrow());
    }
    return isOver;
  }

  private static boolean expireOfAll(Draft draft, Overridden over) {
    draft.tables().changes().lock();
    return isOver(new InPlace(draft), draft.now(), over)
        && resumeEverything(draft, by(draft.now()));
  }

  /** Since it was found, something else may have been put in its place, or the clock gone back. */
  private static boolean isOver(InPlace inPlace, Instant now, Overridden over) {
    return inPlace.inPlace(over.task(), over.field()).equals(Optional.of(over))
        && over.by().until().filter(until -> !until.isAfter(now)).isPresent();
  }

  private static By by(Instant now) {
    return new By(HOUSEKEEPER, "its time was over", now, Optional.empty());
  }
}
