package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Nodes of this process on one PostgreSQL, each with connections of its own. */
final class Cluster implements AutoCloseable {

  private record Node(Ledger ledger, EngineTester tester) {}

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final Deque<Node> nodes = new ArrayDeque<>();

  String url() {
    return database.url();
  }

  /** A node that is not started yet. */
  EngineTester node(String name) {
    return node(name, url());
  }

  /** One that reaches the database through a cable. */
  EngineTester node(String name, Cable cable) {
    return node(name, url().replaceAll(":[0-9]+/", ":" + cable.port() + "/"));
  }

  private EngineTester node(String name, String url) {
    Ledger ledger = Ledgers.postgres(url);
    EngineTester tester = EngineTester.on(ledger, name);
    nodes.push(new Node(ledger, tester));
    return tester;
  }

  Cable cable() {
    return Cable.to(database.server().port());
  }

  /** Ends all nodes, the youngest first. */
  @Override
  public void close() {
    nodes.forEach(node -> node.tester().close());
    nodes.forEach(node -> node.ledger().close());
    database.close();
  }
}
