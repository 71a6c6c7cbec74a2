package io.housekeeper.http.page.chart;

import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskTimeline;
import io.housekeeper.runtime.control.TaskTimeline.Coming;
import io.housekeeper.runtime.control.TaskTimeline.Spell;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was and what is to come of a task, from left to right: runs as bars as long as they took,
 * those that overlap below each other; where there are too many, a bar for each hour or some, as
 * high as there were runs. What was missed is marked above.
 *
 * @param paths what was, by its tone
 * @param ticks fires to come, as SVG says it
 * @param band where fires to come are too many to be told apart
 */
public record Lane(List<Strip.Path> paths, String ticks, Optional<Band> band) {

  public static final int HEIGHT = 30;

  private static final int ROWS = 3;
  private static final int ROW = 8;
  private static final int TOP = 6;
  private static final int THINNEST = 2;
  private static final int LOWEST = 3;
  private static final int TICK = 10;

  /** From where to where. */
  public record Band(int x, int width) {}

  /** Draws it. */
  public static Lane of(TaskTimeline task, Scale scale, Instant now) {
    Shapes shapes = new Shapes();
    if (task.runs().isEmpty()) {
      spells(task.spells(), scale, shapes);
    } else {
      runs(task.runs(), scale, now, shapes);
    }
    return new Lane(shapes.paths(), ticks(task.coming(), scale), band(task.coming(), scale));
  }

  private static void runs(List<RunSummary> runs, Scale scale, Instant now, Shapes shapes) {
    int[] ends = new int[ROWS];
    runs.stream()
        .filter(run -> !end(run, now).isBefore(scale.from()))
        .filter(run -> !begin(run, now).isAfter(scale.to()))
        .sorted(Comparator.comparing((RunSummary run) -> begin(run, now)))
        .forEach(run -> run(run, scale, now, ends, shapes));
  }

  private static Instant begin(RunSummary run, Instant now) {
    return run.times()
        .startedAt()
        .or(() -> run.source().fire())
        .or(() -> run.times().endedAt())
        .orElse(now);
  }

  private static Instant end(RunSummary run, Instant now) {
    return run.times().endedAt().orElse(now);
  }

  private static void run(RunSummary run, Scale scale, Instant now, int[] ends, Shapes shapes) {
    String tone = Tones.of(run.state());
    int x = scale.x(begin(run, now));
    if (run.times().startedAt().isEmpty()) {
      shapes.mark(tone, x, 0);
      return;
    }
    int width = Math.max(THINNEST, scale.x(end(run, now)) - x);
    int row = 0;
    while (row < ROWS - 1 && ends[row] > x) {
      row++;
    }
    ends[row] = x + width;
    shapes.box(tone, x, TOP + row * ROW, width, ROW - 1);
  }

  private static void spells(List<Spell> spells, Scale scale, Shapes shapes) {
    long most = spells.stream().mapToLong(Spell::runs).max().orElse(0);
    for (Spell one : spells) {
      int x = scale.x(one.begin());
      int width = Math.max(THINNEST, scale.x(one.end()) - x - 1);
      int all = height(one.runs(), most);
      int bad = one.failures() == 0 ? 0 : Math.max(LOWEST, height(one.failures(), most));
      if (all > bad) {
        shapes.box("good", x, HEIGHT - all, width, all - bad);
      }
      if (bad > 0) {
        shapes.box("bad", x, HEIGHT - bad, width, bad);
      }
      if (one.runs() == 0 && one.skipped() > 0) {
        shapes.box("off", x, HEIGHT - LOWEST, width, LOWEST);
      }
      if (one.missed() > 0) {
        shapes.mark("bad", x + width / 2, 0);
      }
    }
  }

  private static int height(long runs, long most) {
    return runs == 0 ? 0 : LOWEST + (int) ((HEIGHT - TOP - LOWEST) * runs / most);
  }

  private static String ticks(Coming coming, Scale scale) {
    StringBuilder ticks = new StringBuilder();
    coming
        .first()
        .forEach(fire -> ticks.append("M%d %dv%d".formatted(scale.x(fire), TOP + ROW, TICK)));
    return ticks.toString();
  }

  private static Optional<Band> band(Coming coming, Scale scale) {
    if (coming.fires() == coming.first().size() || coming.last().isEmpty()) {
      return Optional.empty();
    }
    int x = scale.x(coming.first().get(coming.first().size() - 1));
    return Optional.of(new Band(x, Math.max(THINNEST, scale.x(coming.last().get()) - x)));
  }
}
