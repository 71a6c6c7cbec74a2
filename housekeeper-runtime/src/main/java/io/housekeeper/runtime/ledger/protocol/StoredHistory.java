package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was. */
final class StoredHistory implements History {

  private final Drafts drafts;

  StoredHistory(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public Optional<Entry> entry(long run) {
    return drafts.store().read(tables -> tables.runs().rows(List.of(run)).stream().findFirst());
  }

  @Override
  public Optional<LiveRow> live(long run) {
    return drafts.store().read(tables -> tables.live().rows(List.of(run)).stream().findFirst());
  }

  @Override
  public List<LiveRow> liveOf(Collection<Integer> tasks) {
    return drafts.store().read(tables -> tables.live().ofTasks(tasks));
  }

  @Override
  public List<LiveRow> live(long below, int limit) {
    return drafts.store().read(tables -> tables.live().page(below, limit));
  }

  @Override
  public List<AttemptRow> attempts(long run) {
    return drafts.store().read(tables -> tables.runs().attempts(run));
  }

  @Override
  public long lowestId(Instant madeAt) {
    return RunIds.floor(madeAt);
  }

  @Override
  public List<Entry> page(RunFilter filter, long below, int limit) {
    return drafts.store().read(tables -> tables.runs().page(filter, below, limit));
  }

  @Override
  public List<Entry> newestBegun(Collection<Integer> tasks) {
    return drafts.store().read(tables -> tables.runs().newestBegun(tasks));
  }

  @Override
  public List<Entry> following(Collection<Integer> tasks, long above) {
    return drafts.store().read(tables -> tables.runs().following(tasks, above));
  }

  @Override
  public List<Entry> recent(Collection<Integer> tasks, int each) {
    return drafts.store().read(tables -> tables.runs().recent(tasks, each));
  }

  @Override
  public List<Glance> glances(Collection<Integer> tasks, int each) {
    return drafts.store().read(tables -> tables.runs().glances(tasks, each));
  }

  @Override
  public List<Entry> failing(int limit) {
    return drafts.store().read(tables -> tables.runs().failing(limit));
  }

  @Override
  public List<Entry> within(Collection<Integer> tasks, Instant from, Instant to, int each) {
    return drafts
        .store()
        .read(tables -> tables.runs().within(tasks, RunIds.floor(from), RunIds.floor(to), each));
  }

  @Override
  public List<Entry> newestSuccess(Collection<Integer> tasks) {
    return drafts.store().read(tables -> tables.runs().newestSuccess(tasks));
  }

  @Override
  public Optional<Entry> covering(int task, Instant instant) {
    return drafts.store().read(tables -> tables.runs().covering(task, instant));
  }

  @Override
  public List<Rollup> hours(Collection<Integer> tasks, int fromHour, int toHour) {
    return drafts.store().read(tables -> tables.rollups().between(tasks, fromHour, toHour));
  }

  @Override
  public List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours) {
    return drafts.store().read(tables -> tables.rollups().counts(tasks, fromHour, toHour, hours));
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    Map<Integer, Rollup> sums = new TreeMap<>();
    for (Rollup row : drafts.store().read(tables -> tables.rollups().totals(tasks))) {
      int task = row.key().task();
      sums.merge(task, row.at(Rollup.Key.total(task)), Rollup::plus);
    }
    return List.copyOf(sums.values());
  }

  @Override
  public int forget(Membership me, Instant before, int limit) {
    return drafts.write(
        Lane.BULK,
        me,
        draft -> draft.tables().runs().deleteBelow(RunIds.floor(before), before, limit));
  }

  @Override
  public int count(Membership me, Instant before, int limit) {
    return Drafts.again(
        () ->
            drafts.write(
                Lane.BULK, me, draft -> Counting.count(draft.tables(), hour(before), limit)));
  }

  @Override
  public int forgetHours(Membership me, Instant before, int limit) {
    return drafts.write(
        Lane.BULK, me, draft -> draft.tables().counted().deleteBefore(hour(before), limit));
  }

  /** The hour that is not yet over at an instant. */
  private static int hour(Instant instant) {
    return (int) (instant.toEpochMilli() / Duration.ofHours(1).toMillis());
  }
}
