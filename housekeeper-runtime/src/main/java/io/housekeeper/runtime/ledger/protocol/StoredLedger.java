package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Tokens;
import io.housekeeper.runtime.ledger.store.Store;

/** A ledger in the tables of a store. */
public final class StoredLedger implements Ledger {

  private final Store store;
  private final Members members;
  private final Tasks tasks;
  private final Runs runs;
  private final Operations operations;
  private final Tokens tokens;
  private final History history;
  private final Logs logs;

  public StoredLedger(Store store) {
    Drafts drafts = new Drafts(store);
    this.store = store;
    this.members = new StoredMembers(drafts);
    this.tasks = new StoredTasks(drafts);
    this.runs = new StoredRuns(drafts);
    this.operations = new StoredOperations(drafts);
    this.tokens = new StoredTokens(drafts);
    this.history = new StoredHistory(drafts);
    this.logs = new StoredLogs(drafts);
  }

  @Override
  public Members members() {
    return members;
  }

  @Override
  public Tasks tasks() {
    return tasks;
  }

  @Override
  public Runs runs() {
    return runs;
  }

  @Override
  public Operations operations() {
    return operations;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public Logs logs() {
    return logs;
  }

  @Override
  public void close() {
    store.close();
  }
}
