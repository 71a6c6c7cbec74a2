package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs the tasks of a catalog on a ledger. An engine can be started again after it was closed; the
 * ledger stays open.
 */
public final class Engine implements AutoCloseable {

  /**
   * What an engine works with.
   *
   * @param databases the data sources that tasks ask for by name
   * @param wall the clock of this machine
   */
  public record Equipment(
      Catalog catalog,
      List<Listening> listeners,
      Function<String, DataSource> databases,
      Ticker ticker,
      InstantSource wall) {}

  private final EngineSettings settings;
  private final Ledger ledger;
  private final Equipment equipment;
  private Optional<Session> session = Optional.empty();

  public Engine(EngineSettings settings, Ledger ledger, Equipment equipment) {
    this.settings = settings;
    this.ledger = ledger;
    this.equipment = equipment;
  }

  /** Joins the cluster, registers what the catalog has, and begins to run it. */
  public synchronized void start() {
    if (session.isPresent()) {
      throw new IllegalStateException("the engine of node '" + settings.node() + "' runs already");
    }
    Session opened = new Session(settings, ledger, equipment);
    opened.open();
    session = Optional.of(opened);
  }

  /** What operators can ask for. */
  public synchronized Orders orders() {
    return new Orders(
        ledger,
        session.orElseThrow(
            () ->
                new IllegalStateException(
                    "the engine of node '" + settings.node() + "' is not started")));
  }

  /** Whether this node takes its share of what is due. */
  public synchronized boolean isReady() {
    return session.filter(Session::isReady).isPresent();
  }

  /**
   * Starts nothing more, waits for what runs, interrupts what is left, records how it ended, and
   * leaves the cluster. Runs that were interrupted are taken up by others, or at the next start.
   */
  @Override
  public synchronized void close() {
    Optional<Session> open = session;
    session = Optional.empty();
    open.ifPresent(Session::close);
  }
}
