package io.housekeeper.dist.proof;

import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A PostgreSQL of its own, with a wire to each node. */
final class PostgresGround implements Ground {

  private final PostgresServer server = PostgresServer.ofItsOwn();
  private final PostgresServer.Database database = server.freshDatabase();
  private final Map<String, Wire> wires = new ConcurrentHashMap<>();

  private final Map<String, SteppedClock> clocks = new ConcurrentHashMap<>();

  /** Gives a node, before it starts, a clock that can be stepped. */
  void giveClock(String node, SteppedClock clock) {
    clocks.put(node, clock);
  }

  @Override
  public Map<String, String> environment(String node) {
    return Optional.ofNullable(clocks.get(node)).map(SteppedClock::environment).orElse(Map.of());
  }

  PostgresServer server() {
    return server;
  }

  Wire wire(String node) {
    return wires.computeIfAbsent(node, name -> Wire.to(server.port()));
  }

  @Override
  public String ledgerOf(String node) {
    return "jdbc:postgresql://127.0.0.1:" + wire(node).port() + "/" + database.name();
  }

  @Override
  public LedgerRows read(long closedAt) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return new LedgerReader(connection, "housekeeper.").read(closedAt);
    }
  }

  @Override
  public void close() {
    wires.values().forEach(PostgresGround::close);
    server.close();
  }

  private static void close(Wire wire) {
    try {
      wire.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
