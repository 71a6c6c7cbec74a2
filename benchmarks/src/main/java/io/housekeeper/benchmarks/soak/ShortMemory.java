package io.housekeeper.benchmarks.soak;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.RunFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A history that forgets what the engine would keep for some time yet: an engine keeps entries for
 * an hour at least, which is too long here.
 */
record ShortMemory(History real, Duration earlier) implements History {

  @Override
  public int forget(Membership me, Instant before, int limit) {
    return real.forget(me, before.plus(earlier), limit);
  }

  @Override
  public Optional<Entry> entry(long run) {
    return real.entry(run);
  }

  @Override
  public Optional<LiveRow> live(long run) {
    return real.live(run);
  }

  @Override
  public List<LiveRow> liveOf(Collection<Integer> tasks) {
    return real.liveOf(tasks);
  }

  @Override
  public List<LiveRow> live(long below, int limit) {
    return real.live(below, limit);
  }

  @Override
  public List<AttemptRow> attempts(long run) {
    return real.attempts(run);
  }

  @Override
  public long lowestId(Instant madeAt) {
    return real.lowestId(madeAt);
  }

  @Override
  public List<Entry> page(RunFilter filter, long below, int limit) {
    return real.page(filter, below, limit);
  }

  @Override
  public List<Entry> newestBegun(Collection<Integer> tasks) {
    return real.newestBegun(tasks);
  }

  @Override
  public List<Entry> following(Collection<Integer> tasks, long above) {
    return real.following(tasks, above);
  }

  @Override
  public List<Entry> recent(Collection<Integer> tasks, int each) {
    return real.recent(tasks, each);
  }

  @Override
  public List<Glance> glances(Collection<Integer> tasks, int each) {
    return real.glances(tasks, each);
  }

  @Override
  public List<Entry> failing(int limit) {
    return real.failing(limit);
  }

  @Override
  public List<Entry> within(Collection<Integer> tasks, Instant from, Instant to, int each) {
    return real.within(tasks, from, to, each);
  }

  @Override
  public List<Entry> newestSuccess(Collection<Integer> tasks) {
    return real.newestSuccess(tasks);
  }

  @Override
  public Optional<Entry> covering(int task, Instant instant) {
    return real.covering(task, instant);
  }

  @Override
  public List<Rollup> hours(Collection<Integer> tasks, int fromHour, int toHour) {
    return real.hours(tasks, fromHour, toHour);
  }

  @Override
  public List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours) {
    return real.counts(tasks, fromHour, toHour, hours);
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return real.totals(tasks);
  }

  @Override
  public int count(Membership me, Instant before, int limit) {
    return real.count(me, before, limit);
  }

  @Override
  public int forgetHours(Membership me, Instant before, int limit) {
    return real.forgetHours(me, before, limit);
  }
}
