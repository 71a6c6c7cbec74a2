package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Running.Stop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a session: waits for what runs, interrupts what is left, records how it ended, tells
 * the listeners, and leaves the cluster. Where a thread ignores its interrupt the beat and the
 * writer go on until it has ended, so that nobody else takes its run.
 */
final class Farewell {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration FLUSH = Duration.ofSeconds(5);

  private final Session session;
  private final Duration patience;
  private final String node;

  Farewell(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
    this.node = session.settings().node();
  }

  /** Completes when nothing of the session is left. */
  CompletableFuture<Void> take() {
    Tenure last = session.tenure();
    LOG.info("node '{}' starts nothing more; {} runs go on", node, last.runner().executing());
    session.clockwork().await(last::isIdle, patience);
    last.runner().stop(running -> true, Stop.SHUTDOWN);
    session.clockwork().await(last::isOver, GRACE);
    CompletableFuture<Void> over = new CompletableFuture<>();
    if (last.isOver()) {
      end(last, over);
    } else {
      linger(last, over);
    }
    return over;
  }

  private void linger(Tenure last, CompletableFuture<Void> over) {
    LOG.warn(
        "{} runs of node '{}' have not ended although they were interrupted; they stay this"
            + " node's until they have, or until the process ends",
        last.runner().all().size(),
        node);
    session.clockwork().when(last::isOver, () -> end(last, over));
  }

  private void end(Tenure last, CompletableFuture<Void> over) {
    session.loops().stop(FLUSH);
    last.left();
    leave(last);
    session.release();
    LOG.info("node '{}' has ended", node);
    over.complete(null);
  }

  private void leave(Tenure last) {
    try {
      boolean more = true;
      while (more) {
        more = session.scribe().write(session.ledger().logs(), last.me());
      }
    } catch (RuntimeException failure) {
      LOG.warn("node '{}' could not keep all of what its runs said", node, failure);
    }
    try {
      boolean toldAll = session.listeners().close(FLUSH);
      session.leaveHalfJoined();
      session.ledger().members().leave(last.me(), toldAll);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.warn("node '{}' could not take its leave; others will notice", node, failure);
    }
  }
}
