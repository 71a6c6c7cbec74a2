package io.housekeeper.benchmarks.soak;

import java.util.List;

/**
 * How many entries there should be: all that ended within the retention, and none that ended before
 * the engine last looked, but for the newest of each task and its newest success.
 */
record Prediction(long least, long most) {

  /** The engine looks once a minute; forgetting a minute's entries takes some seconds. */
  private static final long LOOKS = 60 + 20;

  static final long STEADY = Pace.RETENTION.toSeconds() + LOOKS + 20;

  private static final int KEPT = 2 * (SoakedTasks.TASKS + SoakedTasks.VISITORS);

  /** For the last of these samples; each counts what ended 10 to 20 seconds before it. */
  static Prediction of(List<Sample> samples) {
    long now = samples.get(samples.size() - 1).seconds();
    long kept = Pace.RETENTION.toSeconds();
    // What ended in the last 20 seconds is not counted yet: it is as much as what is counted last.
    long fresh = 2 * samples.get(samples.size() - 1).rows().young();
    long least = ended(samples, now - kept + 20);
    long most = fresh + ended(samples, now - kept - LOOKS) + KEPT;
    return new Prediction(least, most);
  }

  private static long ended(List<Sample> samples, long fromSecond) {
    return samples.stream()
        .filter(sample -> sample.seconds() - 15 >= fromSecond)
        .mapToLong(sample -> sample.rows().young())
        .sum();
  }

  boolean holds(Sample sample) {
    return sample.rows().runs() >= least && sample.rows().runs() <= most;
  }
}
