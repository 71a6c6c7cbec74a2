package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a task does, its node and the other tasks go on. */
class BadTasksTest {

  @TempDir Path folder;
  @AutoClose private Ledger ledger;
  @AutoClose private EngineTester tester;
  private Healthy healthy;

  @BeforeEach
  void open() {
    ledger = Ledgers.sqlite(folder);
    tester = EngineTester.on(ledger);
    healthy = Healthy.in(tester);
  }

  /** A task whose specification cannot be had. */
  private record Unspecified(Supplier<TaskSpec> how) implements Task {

    @Override
    public TaskSpec spec() {
      return how.get();
    }

    @Override
    public void run(TaskRun run) {
      throw new AssertionError("nobody can have started it");
    }
  }

  private static <T extends Throwable> TaskSpec sneakily(Throwable thrown) throws T {
    @SuppressWarnings("unchecked")
    T unchecked = (T) thrown;
    throw unchecked;
  }

  @Test
  void whatCannotBeUnderstoodIsRefusedWithTheReason() {
    tester
        .with(TaskSpec.named("nonsense").schedule("every now and then"), run -> {})
        .with(TaskSpec.named("never").schedule("0 0 31 2 *"), run -> {})
        .start();
    healthy.goesOn();
    assertThat(tester.refusals())
        .containsExactly(
            "task 'nonsense' of plugin 'plugin' has an invalid schedule 'every now and then': 'now and"
                + " then' is not an interval: write a number of milliseconds above 0, or a length"
                + " such as 5m, 1h30m or 2d (units: ms, s, m, h, d, w)",
            "task 'never' of plugin 'plugin' has an invalid schedule '0 0 31 2 *': '0 0 31 2 *' can"
                + " never fire: nothing from 1970 to 2199 matches it");
    healthy.ranOnTime();
  }

  @Test
  void ofTwoTasksOfOneNameTheSecondIsRefused() {
    tester
        .with(TaskSpec.named("twice"), run -> run.message("the first"))
        .with("other", Task.of(TaskSpec.named("twice").build(), run -> run.message("the second")))
        .with("plugin", Task.of(TaskSpec.named("twice").build(), run -> run.message("the third")))
        .start();
    assertThat(tester.run("twice").outcome().message()).isEqualTo("the first");
    assertThat(tester.refusals())
        .containsExactly(
            "task 'twice' of plugin 'other' is not run: plugin 'plugin' has brought a task of that"
                + " name before",
            "task 'twice' of plugin 'plugin' is not run: plugin 'plugin' has brought a task of that"
                + " name before");
    healthy.goesOn();
    healthy.ranOnTime();
  }

  @Test
  void aTaskWithoutSpecificationIsRefusedWhateverItsPluginDoes() {
    List<Supplier<TaskSpec>> ways =
        List.of(
            () -> sneakily(new IllegalStateException("no settings")),
            () -> sneakily(new NoClassDefFoundError("com/example/Gone")),
            () -> sneakily(new StackOverflowError()),
            () -> sneakily(new AssertionError("a check of its own")),
            () -> sneakily(new IOException("a checked one")),
            () -> null);
    String failed = "a task of plugin 'broken' is not run: its spec() failed: ";
    ways.forEach(way -> tester.with("broken", new Unspecified(way)));
    tester.start();
    assertThat(tester.refusals())
        .containsExactly(
            failed + "java.lang.IllegalStateException: no settings",
            failed + "java.lang.NoClassDefFoundError: com/example/Gone",
            failed + "java.lang.StackOverflowError",
            failed + "java.lang.AssertionError: a check of its own",
            failed + "java.io.IOException: a checked one",
            failed + "java.lang.NullPointerException: it returned null");
    healthy.goesOn();
    healthy.ranOnTime();
  }

  private static final class Vicious extends Error {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not even this");
    }
  }

  private static int deep(int left) {
    return left == 0 ? 0 : deep(left - 1) + 1;
  }

  @Test
  void whateverATaskThrowsIsItsFailure() {
    Queue<Throwable> next = new ConcurrentLinkedQueue<>();
    Throwable circle = new IllegalStateException("a circle");
    circle.initCause(new IllegalStateException("closed", circle));
    tester
        .with(TaskSpec.named("thrower"), run -> sneakily(next.remove()))
        .with(TaskSpec.named("deep"), run -> run.count("depth", deep(Integer.MAX_VALUE)))
        .with(TaskSpec.named("huge"), run -> run.count("longs", new long[Integer.MAX_VALUE].length))
        .start();
    Map<Throwable, String> thrown = new LinkedHashMap<>();
    thrown.put(circle, "java.lang.IllegalStateException: a circle");
    thrown.put(new OutOfMemoryError("Java heap"), "java.lang.OutOfMemoryError: Java heap");
    thrown.put(new UnsatisfiedLinkError("libfoo"), "java.lang.UnsatisfiedLinkError: libfoo");
    thrown.put(new IOException("checked"), "java.io.IOException: checked");
    thrown.put(new InterruptedException("mine"), "java.lang.InterruptedException: mine");
    thrown.put(new Vicious(), Vicious.class.getName());
    thrown.forEach(
        (failure, sentence) -> {
          next.add(failure);
          failsWith("thrower", sentence);
        });
    failsWith("deep", "java.lang.StackOverflowError");
    failsWith("huge", "java.lang.OutOfMemoryError: Requested array size exceeds VM limit");
    healthy.goesOn();
    healthy.ranOnTime();
  }

  private void failsWith(String task, String sentence) {
    Entry entry = tester.run(task);
    assertThat(entry.ending()).isEqualTo(Ending.FAILED);
    assertThat(entry.outcome().message()).isEqualTo(sentence);
  }

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // That is what the bad task does.
  void whatATaskDoesToItsThreadIsUndone() {
    AtomicReference<String> found = new AtomicReference<>("");
    tester
        .with(
            TaskSpec.named("meddler"),
            run -> {
              Thread me = Thread.currentThread();
              me.setName("mine");
              me.setPriority(Thread.MIN_PRIORITY);
              me.setContextClassLoader(null);
              me.setUncaughtExceptionHandler((thread, thrown) -> {});
              me.interrupt();
            })
        .with(
            TaskSpec.named("next"),
            run -> {
              Thread me = Thread.currentThread();
              found.set(
                  "%s %d %s %s"
                      .formatted(
                          me.getName(),
                          me.getPriority(),
                          me.isInterrupted(),
                          me.getContextClassLoader() != null));
            })
        .start();
    assertThat(tester.run("meddler").ending()).isEqualTo(Ending.SUCCEEDED);
    for (int i = 0; i < 3; i++) {
      Entry entry = tester.run("next");
      assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(found).hasValue("next %d 5 false true".formatted(entry.id()));
    }
    healthy.goesOn();
    healthy.ranOnTime();
  }
}
