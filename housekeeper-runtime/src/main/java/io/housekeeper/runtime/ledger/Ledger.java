package io.housekeeper.runtime.ledger;

/**
 * The durable account of every fire, and what decides who runs it. Whatever is asked of it is one
 * transaction, durable when the answer is there.
 */
public interface Ledger extends AutoCloseable {

  Members members();

  Tasks tasks();

  Runs runs();

  Operations operations();

  Tokens tokens();

  History history();

  Logs logs();

  @Override
  void close();
}
