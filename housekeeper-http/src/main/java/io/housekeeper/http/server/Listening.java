package io.housekeeper.http.server;

import io.housekeeper.http.events.Item;
import io.housekeeper.http.events.NewsDesk;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.HttpString;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.xnio.IoUtils;

/** Those who listen to what happens, each over a connection of his own. */
final class Listening {

  /** Proxies give up a connection on which nothing is said. */
  private static final Duration STILL_THERE = Duration.ofSeconds(15);

  private static final HttpString UNCOLLECTED = new HttpString("X-Accel-Buffering");

  private final NewsDesk desk;
  private final Semaphore seats;
  private final Set<ServerSentEventConnection> all = ConcurrentHashMap.newKeySet();

  /**
   * @param most so many at once
   */
  Listening(NewsDesk desk, int most) {
    this.desk = desk;
    this.seats = new Semaphore(most);
  }

  /** After what somebody has to listen who looks at everything now. */
  String latest() {
    return desk.latest();
  }

  void add(HttpServerExchange exchange, Reply.News news) {
    if (!seats.tryAcquire()) {
      throw Problem.of(503, "too many listen already: http.listeners says how many may");
    }
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          seats.release();
          next.proceed();
        });
    Sending.protect(exchange);
    // A proxy is not to collect what is told until there is more of it.
    exchange.getResponseHeaders().put(UNCOLLECTED, "no");
    ServerSentEventHandler handler =
        new ServerSentEventHandler((connection, lastId) -> connect(connection, news));
    exchange.dispatch(handler);
  }

  private void connect(ServerSentEventConnection connection, Reply.News news) {
    connection.setKeepAliveTime(STILL_THERE.toMillis());
    all.add(connection);
    Consumer<Item> listener = item -> send(connection, item);
    connection.addCloseTask(
        closed -> {
          all.remove(closed);
          desk.leave(listener);
        });
    desk.listen(listener, news.after()).forEach(listener);
  }

  private static void send(ServerSentEventConnection connection, Item item) {
    connection.send(item.data(), item.kind(), item.id(), null);
  }

  /** Nobody listens any longer: what was said is sent, and then it is over. */
  void letGo() {
    all.forEach(ServerSentEventConnection::shutdown);
  }

  /** Whoever has not taken in what was said does not get it any more. */
  void close() {
    all.forEach(IoUtils::safeClose);
  }
}
