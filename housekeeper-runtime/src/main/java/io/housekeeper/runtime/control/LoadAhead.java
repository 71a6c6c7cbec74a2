package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.Load.PileUp;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Tasks.Page;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Counts the fires of the next 24 hours, minute by minute. Tasks that are due at the same times
 * share a schedule, which is gone through once.
 */
final class LoadAhead {

  private static final int MINUTES = (int) Duration.ofDays(1).toMinutes();
  private static final int PAGE = 1_000;

  /** Fewer more than in other minutes are nothing that anybody waits for. */
  private static final int MANY = 5;

  /** Chance scatters fires by the root of their number, and hardly ever by so many times that. */
  private static final int TIMES = 3;

  /** So many minutes are looked at, and so many pile-ups are told. */
  private static final int LOOKED_AT = 48;

  private static final int TOLD = 5;

  private final Instant begin;
  private final IdentityHashMap<Schedule, List<String>> tasks = new IdentityHashMap<>();
  private final long[] fires = new long[MINUTES];

  LoadAhead(Ledger ledger, Instant now) {
    this.begin = now.truncatedTo(ChronoUnit.MINUTES);
    read(ledger);
    tasks.forEach((schedule, names) -> add(schedule, names.size()));
  }

  private void read(Ledger ledger) {
    String after = "";
    Page page = ledger.tasks().page("", after, PAGE);
    while (!page.keys().isEmpty()) {
      page.views().stream().filter(view -> view.row().switches().isOn()).forEach(this::add);
      after = page.keys().get(page.keys().size() - 1).name();
      page = ledger.tasks().page("", after, PAGE);
    }
  }

  private void add(TaskView view) {
    tasks
        .computeIfAbsent(view.plan().schedule(), schedule -> new ArrayList<>())
        .add(view.row().key().name());
  }

  private Instant minute(int number) {
    return begin.plus(Duration.ofMinutes(number));
  }

  /** From fire to fire while they are far apart; where they are dense, minute by minute. */
  private void add(Schedule schedule, int times) {
    Instant end = minute(MINUTES);
    Optional<Instant> next = schedule.next(begin.minusMillis(1)).filter(fire -> fire.isBefore(end));
    while (next.isPresent()) {
      int minute = (int) Duration.between(begin, next.get()).toMinutes();
      Instant last = minute(minute + 1).minusMillis(1);
      fires[minute] += times * (1 + schedule.count(next.get(), last));
      next = schedule.next(last).filter(fire -> fire.isBefore(end));
    }
  }

  Forecast forecast() {
    return new Forecast(begin, Arrays.stream(fires).boxed().toList());
  }

  Load load() {
    return new Load(forecast(), pileUps());
  }

  private List<PileUp> pileUps() {
    long usual = Arrays.stream(fires).sorted().skip(MINUTES / 2).findFirst().orElse(0);
    long least = usual + Math.max(MANY, (long) Math.ceil(TIMES * Math.sqrt((double) usual)));
    List<Integer> minutes =
        IntStream.range(0, MINUTES)
            .filter(minute -> fires[minute] >= least)
            .boxed()
            .sorted(Comparator.comparingLong((Integer minute) -> -fires[minute]))
            .limit(LOOKED_AT)
            .sorted()
            .toList();
    Map<List<String>, PileUp> byTasks = new LinkedHashMap<>();
    for (int minute : minutes) {
      List<String> due = due(minute);
      byTasks.merge(
          due,
          new PileUp(minute(minute), 1, fires[minute], due),
          (first, more) -> new PileUp(first.begin(), first.minutes() + 1, first.fires(), due));
    }
    return byTasks.values().stream()
        .sorted(Comparator.comparingLong((PileUp one) -> -one.fires()))
        .limit(TOLD)
        .toList();
  }

  /** Those that make it: not what is due in the minutes around it as well. */
  private List<String> due(int minute) {
    TreeSet<String> due = new TreeSet<>();
    tasks.forEach(
        (schedule, names) -> {
          if (isDue(schedule, minute)
              && !(isDue(schedule, minute - 1) && isDue(schedule, minute + 1))) {
            due.addAll(names);
          }
        });
    return List.copyOf(due);
  }

  private boolean isDue(Schedule schedule, int minute) {
    return schedule.count(minute(minute).minusMillis(1), minute(minute + 1).minusMillis(1)) > 0;
  }
}
