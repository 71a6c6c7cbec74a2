package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What operators ask for, in transactions of the lane of runs. */
final class StoredOperations implements Operations {

  private final Drafts drafts;
  private final Once once;
  private final Lasting lasting;

  StoredOperations(Drafts drafts) {
    this(drafts, new Once(drafts, Optional.empty(), Expected.ANY));
  }

  private StoredOperations(Drafts drafts, Once once) {
    this.drafts = drafts;
    this.once = once;
    this.lasting = new Lasting(drafts, once);
  }

  @Override
  public Operations once(String key) {
    return new StoredOperations(drafts, once.under(key));
  }

  @Override
  public Operations expecting(long revision) {
    return new StoredOperations(drafts, once.expecting(revision));
  }

  @Override
  public Requested runNow(Membership me, int task, Wish wish, By by) {
    return once.request(
        me,
        task,
        "run %d %s".formatted(task, wish),
        AnswerForm.REQUESTED,
        draft -> {
          Requested answer =
              new Requests(draft).runNow(task, wish, Asker.of(by, wish).under(once.key()).text());
          String what = wish.retryOf().isPresent() ? "retry" : "run";
          auditIfAccepted(draft, answer, task, what, by, wish.settings());
          return answer;
        });
  }

  @Override
  public Requested startUp(Membership me, int task, Duration delay, Optional<Duration> oncePer) {
    return drafts.request(me, draft -> new Requests(draft).startUp(task, delay, oncePer));
  }

  @Override
  public Requested backfill(Membership me, int task, Instant after, Instant upTo, By by) {
    return once.request(
        me,
        task,
        "backfill %d %s %s".formatted(task, after, upTo),
        AnswerForm.REQUESTED,
        draft -> {
          Requested answer =
              new Requests(draft)
                  .backfill(task, after, upTo, Asker.of(by).under(once.key()).text());
          auditIfAccepted(draft, answer, task, "backfill", by, after + " … " + upTo);
          return answer;
        });
  }

  @Override
  public Cancelled cancel(Membership me, long run, By by) {
    return once.request(
        me, "cancel " + run, AnswerForm.CANCELLED, draft -> new Cancelling(draft).cancel(run, by));
  }

  @Override
  public Optional<Instant> skipNext(Membership me, int task, By by) {
    return once.request(
        me,
        task,
        "skip " + task,
        AnswerForm.INSTANT_IF_ANY,
        draft -> new Skipping(draft).skipNext(task, by));
  }

  @Override
  public Instant reset(Membership me, int task, By by) {
    return once.request(
        me,
        task,
        "reset " + task,
        AnswerForm.INSTANT,
        draft -> new Resetting(draft).reset(new InPlace(draft).name(task), by));
  }

  @Override
  public void pause(Membership me, int task, Pause pause, By by) {
    lasting.pause(me, task, pause, by);
  }

  @Override
  public void resume(Membership me, int task, By by) {
    lasting.resume(me, task, by);
  }

  @Override
  public void pauseEverything(Membership me, By by) {
    lasting.pauseEverything(me, by);
  }

  @Override
  public void resumeEverything(Membership me, By by) {
    lasting.resumeEverything(me, by);
  }

  @Override
  public void override(Membership me, int task, String field, String value, By by) {
    lasting.override(me, task, field, value, by);
  }

  @Override
  public void revert(Membership me, int task, String field, By by) {
    lasting.revert(me, task, field, by);
  }

  @Override
  public void acknowledge(Membership me, int task, By by) {
    new Acknowledging(once).acknowledge(me, task, by);
  }

  @Override
  public void unacknowledge(Membership me, int task, By by) {
    new Acknowledging(once).takeBack(me, task, by);
  }

  @Override
  public List<Overridden> inPlace(String task) {
    return drafts.store().read(tables -> tables.changes().overrides(List.of(task)));
  }

  @Override
  public List<Overridden> inPlaceUnder(Collection<String> fields) {
    return drafts.store().read(tables -> tables.changes().overridesUnder(fields));
  }

  @Override
  public void set(Membership me, Optional<String> node, Setting setting, String value, By by) {
    lasting.set(me, node, setting, value, by);
  }

  @Override
  public void unset(Membership me, Optional<String> node, Setting setting, By by) {
    lasting.unset(me, node, setting, by);
  }

  @Override
  public List<Overridden> settings(String node) {
    List<String> names = List.of(Setting.of(Optional.empty()), Setting.of(Optional.of(node)));
    return drafts.store().read(tables -> tables.changes().overrides(names));
  }

  @Override
  public void forget(Membership me, int task, By by) {
    new Forgetting(drafts, once).forget(me, task, by);
  }

  @Override
  public void make(Membership me, MadeTask task, By by) {
    new Making(once).make(me, task, by);
  }

  @Override
  public void unmake(Membership me, String task, By by) {
    new Making(once).unmake(me, task, by);
  }

  @Override
  public List<MadeRow> made() {
    return drafts.store().read(tables -> tables.made().rows());
  }

  @Override
  public long madeRevision() {
    return drafts.store().read(tables -> tables.changes().revisionOf(ChangeTable.MADE));
  }

  @Override
  public OptionalLong noted(Membership me, String what, String about, By by) {
    return once.request(
        me,
        what + " " + about,
        AnswerForm.ONLY_ONCE,
        draft -> OptionalLong.of(draft.audit(About.EVERYTHING, what, by, new Words("", about))));
  }

  @Override
  public List<Change> changes(OptionalInt task, long below, int limit) {
    return drafts.store().read(tables -> tables.changes().audits(task, below, limit));
  }

  @Override
  public List<Change> changesOf(String task, long below, int limit) {
    return drafts
        .store()
        .read(
            tables -> {
              List<Integer> ids =
                  tables.tasks().named(List.of(task)).stream().map(TaskRow::id).toList();
              return tables.changes().audits(ids, task, below, limit);
            });
  }

  @Override
  public int forgetAnswers(Membership me, Instant before) {
    return drafts.write(Lane.BULK, me, draft -> draft.tables().changes().forgetAnswers(before));
  }

  @Override
  public int expire(Membership me) {
    return lasting.expire(me);
  }

  @Override
  public int level(Membership me) {
    return lasting.level(me);
  }

  /** What is refused changes nothing. */
  private static void auditIfAccepted(
      Draft draft, Requested answer, int task, String what, By by, String after) {
    if (answer instanceof Requested.Accepted || answer instanceof Requested.Several) {
      draft.audit(About.task(task), what, by, new Words("", after));
    }
  }
}
