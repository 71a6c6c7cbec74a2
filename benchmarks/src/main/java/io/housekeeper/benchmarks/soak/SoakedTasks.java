package io.housekeeper.benchmarks.soak;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The fleet: tasks every minute to every hour, some of which do what tasks should not. */
final class SoakedTasks {

  static final int TASKS = 200;

  /** Those that come and go. */
  static final int VISITORS = 20;

  private static final Duration OFTEN = Pace.real(Duration.ofMinutes(1));
  private static final Duration SELDOM = Pace.real(Duration.ofHours(1));

  private final AtomicLong executed = new AtomicLong();

  /** How many attempts have begun. */
  long executed() {
    return executed.get();
  }

  List<Task> all() {
    return IntStream.range(0, TASKS).mapToObj(this::task).toList();
  }

  /** One that is registered and taken away again. */
  Task visitor(int number) {
    TaskSpec spec = TaskSpec.named("visitor-" + number).schedule("every 2s").build();
    return counted(spec, run -> run.message("a visit"));
  }

  private Task task(int number) {
    TaskSpec.Builder spec = TaskSpec.named(name(number)).schedule(interval(number));
    return switch (number % 10) {
      case 0, 1, 2, 3 -> counted(spec.build(), SoakedTasks::work);
      case 4 -> counted(spec.overlap(Overlap.QUEUE).build(), run -> Thread.sleep(300));
      case 5 ->
          counted(
              spec.retry(Retry.fixed(2, Duration.ofMillis(500))).build(), failing(5, "one in 5"));
      case 6 -> counted(spec.overlap(Overlap.REPLACE).build(), run -> Thread.sleep(200));
      case 7 -> counted(spec.timeout(Duration.ofSeconds(1)).build(), hanging(10));
      case 8 -> counted(spec.schedule("after " + name(number - 1) + " ended").build(), run -> {});
      default -> counted(spec.build(), SoakedTasks::talk);
    };
  }

  private static String name(int number) {
    return "task-%03d".formatted(number);
  }

  /** As many of them from one to two minutes as from half an hour to an hour. */
  private static String interval(int number) {
    double share = (double) number / TASKS;
    double millis =
        OFTEN.toMillis() * Math.pow((double) SELDOM.toMillis() / OFTEN.toMillis(), share);
    return "every %dms".formatted(Math.round(millis));
  }

  private Task counted(TaskSpec spec, Task.Code code) {
    return Task.of(
        spec,
        run -> {
          executed.incrementAndGet();
          code.run(run);
        });
  }

  private static void work(TaskRun run) {
    run.log("begins");
    run.count("deleted", 7);
    run.message("deleted 7 rows");
  }

  private static void talk(TaskRun run) {
    for (int line = 0; line < 100; line++) {
      run.progress(line, 100);
      run.log("line %d of what a task with much to say has to say about its work".formatted(line));
    }
  }

  private static Task.Code failing(int oneIn, String message) {
    AtomicLong runs = new AtomicLong();
    return run -> {
      if (runs.incrementAndGet() % oneIn == 0) {
        throw new IllegalStateException(message);
      }
    };
  }

  /** Now and then until its time is up. */
  private static Task.Code hanging(int oneIn) {
    AtomicLong runs = new AtomicLong();
    return run -> {
      if (runs.incrementAndGet() % oneIn == 0) {
        Thread.sleep(Duration.ofMinutes(1));
      }
    };
  }
}
