package io.housekeeper.http.server;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioExecutor;

/** Lets nobody take as long as he likes to say what he wants. */
final class Deadline {

  /** For a whole request, however steadily it drips. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  private final XnioExecutor.Key key;

  private Deadline(XnioExecutor.Key key) {
    this.key = key;
  }

  /** Begins for a request whose headers are there. */
  static Deadline of(HttpServerExchange exchange) {
    return new Deadline(
        exchange
            .getIoThread()
            .executeAfter(() -> end(exchange), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void end(HttpServerExchange exchange) {
    try {
      exchange.getConnection().close();
    } catch (IOException gone) {
      LOG.debug("a slow connection is gone", gone);
    }
  }

  /** All of it is there. */
  void met() {
    key.remove();
  }
}
