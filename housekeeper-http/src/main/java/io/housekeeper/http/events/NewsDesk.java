package io.housekeeper.http.events;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.News;
import io.housekeeper.runtime.control.News.Bulletin;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the ledger what is new while somebody listens, once for all of them. */
public final class NewsDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Whoever was away for more than this has to look at everything again. */
  private static final int KEPT = 2_000;

  /** Looks after the last one has gone, for whoever comes back: a minute. */
  private static final int AFTERWARDS = 120;

  private final Control control;
  private final String epoch;
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1,
          work -> Thread.ofPlatform().daemon().name("housekeeper-http-news").unstarted(work),
          // Whoever comes while it is closed is told nothing.
          new DiscardPolicy());
  private final Deque<Item> kept = new ArrayDeque<>();
  private final Set<Consumer<Item>> listeners = new HashSet<>();
  private Optional<News> news = Optional.empty();
  private int quietLooks = AFTERWARDS;
  private long number;

  /**
   * @param epoch tells the items of this process from those of others
   */
  public NewsDesk(Control control, String epoch) {
    this.control = control;
    this.epoch = epoch;
  }

  /** Begins to look. */
  public void start() {
    var looking =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    assert !looking.isCancelled();
  }

  private void look() {
    try {
      if (isForgotten()) {
        news = Optional.empty();
      } else if (news.isEmpty()) {
        news = Optional.of(control.news());
        begun();
      } else {
        tell(news.get().next());
      }
    } catch (RuntimeException failed) {
      LOG.debug("what is new cannot be read", failed);
    }
  }

  /** What happens while nobody has listened for long is missed, and who comes back is told so. */
  private synchronized boolean isForgotten() {
    quietLooks = listeners.isEmpty() ? Math.min(quietLooks + 1, AFTERWARDS) : 0;
    if (quietLooks == AFTERWARDS) {
      kept.clear();
    }
    return quietLooks == AFTERWARDS;
  }

  /** What happened before this is known to nobody: it is as if there had been an item of it. */
  private synchronized void begun() {
    kept.clear();
    number++;
  }

  private void tell(Bulletin bulletin) {
    List<Item> items = new ArrayList<>();
    List<Consumer<Item>> told;
    synchronized (this) {
      for (RunSummary run : bulletin.runs()) {
        items.add(
            item("run", Map.of("run", run.id(), "task", run.task(), "state", run.state().name())));
      }
      for (String task : bulletin.tasks()) {
        items.add(item("task", Map.of("task", task)));
      }
      items.forEach(kept::addLast);
      while (kept.size() > KEPT) {
        kept.removeFirst();
      }
      told = List.copyOf(listeners);
    }
    items.forEach(item -> told.forEach(one -> one.accept(item)));
  }

  private Item item(String kind, Map<String, String> data) {
    number++;
    return new Item(epoch + "-" + number, kind, Json.write(data));
  }

  /** The id of what was told last: whoever looks at everything now listens to what comes after. */
  public synchronized String latest() {
    return epoch + "-" + number;
  }

  /**
   * Somebody listens from now on.
   *
   * @param after the id of what he has heard last
   * @return what he has missed; or that he has to look at everything again
   */
  public synchronized List<Item> listen(Consumer<Item> listener, Optional<String> after) {
    listeners.add(listener);
    boolean nobodyLooked = quietLooks == AFTERWARDS;
    if (nobodyLooked) {
      // What happens from now on is to be told, and not only what happens after the next look.
      quietLooks = 0;
      thread.execute(this::look);
    }
    return after
        .map(id -> nobodyLooked ? again(id) : missed(id).orElseGet(() -> again(id)))
        .orElse(List.of());
  }

  private static List<Item> again(String id) {
    return List.of(new Item(id, "again", "{}"));
  }

  /** What came after an item; nothing if that is not known any more. */
  private Optional<List<Item>> missed(String id) {
    long forgotten = number - kept.size();
    return heard(id)
        .filter(heard -> heard >= forgotten && heard <= number)
        .map(heard -> kept.stream().skip(heard - forgotten).toList());
  }

  /** The number of an item of this process. */
  private Optional<Long> heard(String id) {
    String digits = id.startsWith(epoch + "-") ? id.substring(epoch.length() + 1) : "";
    return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  /** Somebody listens no longer. */
  public synchronized void leave(Consumer<Item> listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
