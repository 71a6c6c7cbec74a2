package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener with a bounded queue and a thread of its own: it keeps nobody else waiting. */
final class ListenerDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerDesk.class);
  private static final int PLACES = 10_000;
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  /** Most events are of no interest to a listener: that it takes one says nothing of the others. */
  private static final Duration LATELY = Duration.ofMinutes(5);

  private record Complaint(String says, long at) {}

  /** What a desk that has ended was not told of, another one is: up to there. */
  private record Rest(ListenerDesk heir, long told) {}

  private final Listening listening;
  private final Function<Happening, Run> describe;
  private final Ticker ticker;
  private final Queue<Happening> queue = new ArrayBlockingQueue<>(PLACES);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong droppedSinceSaid = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;
  private long told;
  private final AtomicLong seen = new AtomicLong();
  private volatile boolean givenUp;
  private volatile Optional<Rest> rest = Optional.empty();

  /** What the listener threw last. */
  private volatile Optional<Complaint> complaint = Optional.empty();

  ListenerDesk(Listening listening, Function<Happening, Run> describe, Ticker ticker) {
    this.listening = listening;
    this.describe = describe;
    this.ticker = ticker;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("housekeeper-listener-" + listening.name())
            .unstarted(this::serve);
  }

  void start() {
    thread.start();
  }

  /** Queues it, or counts that there was no room. */
  synchronized void tell(Happening happening) {
    if (queue.offer(happening)) {
      told++;
      LockSupport.unpark(thread);
      return;
    }
    dropped.incrementAndGet();
    heard(happening, new Heard.Dropped());
    if (droppedSinceSaid.getAndIncrement() == 0) {
      LOG.warn(
          "listener '{}' is too slow: it has {} events waiting, and is not told of more until it"
              + " has caught up",
          listening.name(),
          PLACES);
    }
  }

  private void sayWhatWasDropped() {
    long missing = droppedSinceSaid.getAndSet(0);
    if (missing > 0) {
      LOG.warn("listener '{}' was not told of {} events", listening.name(), missing);
    }
  }

  String name() {
    return listening.name();
  }

  boolean serves(Listening one) {
    return listening.equals(one);
  }

  /** How many events were queued. */
  synchronized long told() {
    return told;
  }

  /** How many of them the listener has seen. */
  long served() {
    return seen.get();
  }

  /**
   * Whether so many have been served, here or by whoever is told the rest.
   *
   * @param there who is not there serves no more
   */
  boolean hasServed(long events, Set<ListenerDesk> there) {
    return served() >= events
        || rest.map(one -> one.heir().hasServed(one.told(), there))
            .orElseGet(() -> !there.contains(this));
  }

  ListenerFigures figures() {
    return new ListenerFigures(listening.name(), queue.size(), served(), dropped(), failed());
  }

  long dropped() {
    return dropped.get();
  }

  long failed() {
    return failed.get();
  }

  /** What it does not do as it should, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (dropped() > 0) {
      problems.add(
          "listener '%s' was too slow for %d events since this node started"
              .formatted(listening.name(), dropped()));
    }
    complaint
        .filter(one -> ticker.since(one.at()).compareTo(LATELY) < 0)
        .ifPresent(
            one -> problems.add("listener '%s' fails: %s".formatted(listening.name(), one.says())));
    return problems;
  }

  /** When the first run ended of whose end the listener has not been told yet. */
  Optional<Instant> oldestUntold() {
    return untold().map(Entry::endedAt).min(Comparator.naturalOrder());
  }

  /** No run with a lower id is left of whose end the listener has not been told yet. */
  long lowestUntold() {
    return untold().mapToLong(Entry::id).min().orElse(Long.MAX_VALUE);
  }

  /** How far the dead have told is kept with them. */
  private Stream<Entry> untold() {
    return queue.stream()
        .flatMap(
            one ->
                one instanceof Happening.Ended end && !end.retold()
                    ? Stream.of(end.entry())
                    : Stream.of());
  }

  private void serve() {
    Thread.currentThread().setContextClassLoader(listening.loader());
    while (!closed || (!queue.isEmpty() && !givenUp)) {
      // Only a shutdown that can wait no longer ends this: a listener may interrupt itself.
      Thread.interrupted();
      Happening next = queue.peek();
      if (next == null) {
        sayWhatWasDropped();
        LockSupport.parkNanos(this, IDLE.toNanos());
      } else if (serve(next)) {
        hasServed();
      } else if (!givenUp) {
        LockSupport.parkNanos(this, AGAIN.toNanos());
      }
    }
    closeListener();
  }

  /**
   * Tells the listener, unless the ledger does not say now what there is to tell, or it is
   * interrupted at its end.
   */
  private boolean serve(Happening happening) {
    try {
      Run run = describe.apply(happening);
      return tell(run, happening);
    } catch (Conflict | Unreachable | OutcomeUnknown notNow) {
      return false;
    } catch (RuntimeException | Error failure) {
      // It will be no better next time: what is behind it must not wait for ever.
      LOG.error("listener '{}' is not told of an event", listening.name(), failure);
      dropped.incrementAndGet();
    }
    return true;
  }

  private boolean tell(Run run, Happening happening) {
    try {
      happening.tell(listening.listener(), run);
      heard(happening, new Heard.Well());
    } catch (Throwable failure) {
      String sentence = Texts.sentence(failure);
      heard(happening, new Heard.Failed(sentence));
      if (givenUp) {
        return false;
      }
      complaint = Optional.of(new Complaint(sentence, ticker.nanos()));
      // Code of others: an Error too must not end the thread that is to tell what comes next.
      if (failed.getAndIncrement() == 0) {
        LOG.warn(
            "listener '{}' failed; it is told of what comes next all the same, and further failures"
                + " are only counted",
            listening.name(),
            failure);
      }
    }
    return true;
  }

  private static void heard(Happening happening, Heard what) {
    if (happening instanceof Happening.Trial trial) {
      trial.heard().accept(what);
    }
  }

  /** Only now: what is being told has not been told, should the process end meanwhile. */
  private void hasServed() {
    queue.remove();
    seen.incrementAndGet();
  }

  private void closeListener() {
    try {
      listening.listener().close();
    } catch (Throwable failure) {
      LOG.warn("listener '{}' could not be closed", listening.name(), failure);
    }
  }

  /** Nothing more will come: tells what is queued, and closes the listener. */
  void end() {
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    LockSupport.unpark(thread);
  }

  /** Waits for the end, for so long at most; says whether all was told. */
  boolean close(Duration atMost) throws InterruptedException {
    try {
      thread.join(atMost);
    } finally {
      givenUp = true;
    }
    boolean all = served() == told();
    thread.interrupt();
    thread.join(LAST_WORDS);
    if (thread.isAlive()) {
      LOG.warn("listener '{}' does not end; it is left behind", listening.name());
    }
    return all;
  }

  /** Says what it has not been told, when it has ended. */
  void sayWhatIsLeft() {
    if (!queue.isEmpty()) {
      LOG.warn("listener '{}' is not told of {} events", listening.name(), queue.size());
    }
  }

  /**
   * Has another one be told what this one, which has ended, was not: of how runs went on, that one
   * may know more already.
   */
  void leaveTo(ListenerDesk heir) {
    queue.stream()
        .filter(one -> one instanceof Happening.Ended || one instanceof Happening.Overdue)
        .forEach(heir::tell);
    rest = Optional.of(new Rest(heir, heir.told()));
    if (!queue.isEmpty()) {
      LOG.info(
          "listener '{}' is told of {} events that the one before it has left",
          listening.name(),
          queue.size());
    }
  }
}
