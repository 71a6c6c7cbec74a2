package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sessions of a real PostgreSQL, one for each transaction that is open, whose statements are sent
 * by one thread at a time: while one waits for a lock in the database, which PostgreSQL says of it,
 * others go on.
 */
public final class PostgresSessions implements AutoCloseable {

  private record Session(Store store, Lane lane) {}

  /** A transaction that has begun, and since when nothing has been asked of it. */
  private static final class Begun {
    private final int process;
    private long since;
    private boolean executes;
    private boolean ended;

    private Begun(int process, long since) {
      this.process = process;
      this.since = since;
    }
  }

  private final PostgresLedger ledger;
  private final Connection watch;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Store> opened = new ArrayList<>();
  private final Deque<Session> free = new ArrayDeque<>();
  private final List<Begun> begun = new CopyOnWriteArrayList<>();
  private int waits;

  private PostgresSessions(PostgresLedger ledger, Connection watch) {
    this.ledger = ledger;
    this.watch = watch;
  }

  /** In a database of their own, which does not wait for its disk. */
  public static PostgresSessions open() throws SQLException {
    PostgresServer.Database database = PostgresServer.shared().freshDatabase();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database " + database.name() + " set synchronous_commit = off");
    }
    PostgresLedger ledger = PostgresLedger.in(database);
    return new PostgresSessions(ledger, ledger.connect());
  }

  /** How often a statement was seen to wait for a lock. */
  public int waits() {
    return waits;
  }

  /** The tables, empty, with the clock of somebody else. */
  public Store tables(InstantSource clock, Others others) throws SQLException {
    ledger.empty();
    return new Tables(clock, others);
  }

  private Session take() {
    if (free.isEmpty()) {
      Store store = JdbiStores.postgres(PostgresLedger.address(ledger.database().url()));
      opened.add(store);
      for (Lane lane : Lane.values()) {
        free.add(new Session(store, lane));
      }
    }
    return free.remove();
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    watch.close();
    opened.forEach(Store::close);
    ledger.close();
  }

  private boolean isWaiting(int process) {
    try (PreparedStatement query =
        watch.prepareStatement(
            "select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock'")) {
      query.setInt(1, process);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(String text, int process) {
    try (PreparedStatement query = watch.prepareStatement(text)) {
      query.setInt(1, process);
      query.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int process(Transaction tables) {
    try {
      return ((JdbiTransaction) tables)
          .session()
          .handle()
          .getConnection()
          .unwrap(PGConnection.class)
          .getBackendPID();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Tables implements Store {
    private final InstantSource clock;
    private final Others others;

    Tables(InstantSource clock, Others others) {
      this.clock = clock;
      this.others = others;
    }

    @Override
    public <T> T write(Lane any, Function<Transaction, T> work) {
      Session session = take();
      try {
        return session.store.write(
            session.lane,
            tables -> {
              Begun one = new Begun(process(tables), others.nanos());
              begun.add(one);
              try {
                return work.apply(Woven.through(tables, statement -> execute(statement, one)));
              } finally {
                begun.remove(one);
              }
            });
      } finally {
        free.add(session);
      }
    }

    private @Nullable Object execute(Call statement, Begun one) {
      endWhatStandsStill();
      if (one.ended) {
        throw new Unreachable("the session stood still, and was ended", null);
      }
      one.executes = true;
      try {
        return patiently(statement, one.process);
      } finally {
        one.executes = false;
        one.since = others.nanos();
      }
    }

    /** In the time of the story, as the server does in its own. */
    private void endWhatStandsStill() {
      for (Begun one : begun) {
        boolean tooLong = others.nanos() - one.since > Others.IDLE_TIMEOUT.toNanos();
        if (tooLong && !one.executes && !one.ended) {
          one.ended = true;
          tell("select pg_terminate_backend(?)", one.process);
        }
      }
    }

    /** Others go on while the statement waits for a lock. */
    private @Nullable Object patiently(Call statement, int process) {
      Future<@Nullable Object> answer = threads.submit(() -> timed(statement));
      long since = others.nanos();
      boolean tooLong = false;
      try {
        while (!isThere(answer)) {
          if (!tooLong && isWaiting(process)) {
            waits++;
            others.goOn();
            // In the time of the story: the server counts its own, which passes far more slowly.
            tooLong = others.nanos() - since > Others.LOCK_TIMEOUT.toNanos();
            if (tooLong) {
              tell("select pg_cancel_backend(?)", process);
            }
          }
        }
        return answer.get();
      } catch (ExecutionException failure) {
        throw tooLong
            ? new Conflict("a lock was not free in time", failure.getCause())
            : thrown(failure.getCause());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        // Whoever leaves in the middle must not leave the connection to two threads.
        settle(answer);
      }
    }

    private @Nullable Object timed(Call statement) {
      return switch (statement.name()) {
        case "nodes.now" -> now();
        case "nodes.enter", "nodes.beat" -> {
          @Nullable Object answer = statement.call();
          yield Optional.empty().equals(answer) ? answer : Optional.of(now());
        }
        default -> statement.call();
      };
    }

    private Instant now() {
      return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
      return ledger.store().read(tables -> work.apply(Woven.through(tables, this::timed)));
    }

    @Override
    public boolean isOneOwners() {
      return false;
    }

    @Override
    public void close() {}
  }

  private static boolean isThere(Future<?> answer) throws InterruptedException, ExecutionException {
    try {
      answer.get(1, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  private static void settle(Future<?> answer) {
    while (!answer.isDone()) {
      try {
        answer.get();
      } catch (ExecutionException | InterruptedException e) {
        return;
      }
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      return failure;
    }
    throw new IllegalStateException(cause);
  }
}
