package io.housekeeper.client;

import io.housekeeper.client.EventConnection.Heard;
import io.housekeeper.client.answer.Event;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What happens, as it happens. Waits for the next event, connects again when the connection is lost
 * and goes on behind what was heard last; where something may have been missed meanwhile, there is
 * an event that says so. For one thread; another one may close it.
 */
public final class Events implements Iterator<Event>, AutoCloseable {

  /** The service says every 15 seconds that it is still there. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Event AGAIN =
      new Event("", Event.Kind.AGAIN, Optional.empty(), Optional.empty(), Optional.empty());

  private final Exchange exchange;
  private final CountDownLatch closed = new CountDownLatch(1);
  private EventReader reader = new EventReader();
  private volatile EventConnection connection;
  private String last;
  private boolean wasThere;
  private Duration pause = SHORTEST;
  private Optional<Event> next = Optional.empty();

  Events(Exchange exchange, String after) {
    this.exchange = exchange;
    this.last = after;
    this.connection = EventConnection.open(exchange, after);
  }

  /**
   * Waits for another event.
   *
   * @return whether there is one; not if this was closed meanwhile
   * @throws HousekeeperFailure if the service does not let us listen, or never was there
   */
  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !isClosed()) {
      try {
        next = heard();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw Failures.interrupted(exchange.base(), interrupted);
      }
    }
    return next.isPresent() && !isClosed();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException("closed");
    }
    Event event = next.orElseThrow();
    next = Optional.empty();
    return event;
  }

  /** The same as a stream. */
  public Stream<Event> stream() {
    return Pages.stream(this);
  }

  private Optional<Event> heard() throws InterruptedException {
    Optional<Heard> heard = connection.next(SILENCE);
    if (heard.isEmpty()) {
      connectAgain();
      return Optional.empty();
    }
    return switch (heard.get()) {
      case Heard.Begun begun -> begun();
      case Heard.Line line -> taken(line.text());
      case Heard.Ended ended -> {
        if (!isClosed() && isForGood(ended.why())) {
          throw ended.why();
        }
        connectAgain();
        yield Optional.empty();
      }
    };
  }

  /** Of whom has heard nothing yet, the service cannot tell what he has missed. */
  private Optional<Event> begun() {
    boolean isBack = wasThere;
    wasThere = true;
    return isBack && last.isEmpty() ? Optional.of(AGAIN) : Optional.empty();
  }

  private Optional<Event> taken(String line) {
    pause = SHORTEST;
    Optional<Event> event = reader.take(line);
    event.ifPresent(one -> last = one.id());
    return event;
  }

  /** One that was there is waited for, unless it has something against whoever listens. */
  private boolean isForGood(HousekeeperFailure why) {
    int status = why.status().orElse(503);
    return !wasThere || (status < 500 && status != 429);
  }

  private void connectAgain() throws InterruptedException {
    connection.close();
    if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    reader = new EventReader();
    connection = EventConnection.open(exchange, last);
    if (isClosed()) {
      connection.close();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Whoever waits is told that there is nothing more. */
  @Override
  public void close() {
    closed.countDown();
    connection.close();
  }
}
