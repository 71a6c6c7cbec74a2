package io.housekeeper.benchmarks.soak;

import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Tokens;
import java.time.Duration;

/** A ledger whose history forgets so much earlier than it is told. */
record ShortLedger(Ledger real, Duration earlier) implements Ledger {

  @Override
  public History history() {
    return new ShortMemory(real.history(), earlier);
  }

  @Override
  public Members members() {
    return real.members();
  }

  @Override
  public Tasks tasks() {
    return real.tasks();
  }

  @Override
  public Runs runs() {
    return real.runs();
  }

  @Override
  public Operations operations() {
    return real.operations();
  }

  @Override
  public Tokens tokens() {
    return real.tokens();
  }

  @Override
  public Logs logs() {
    return real.logs();
  }

  @Override
  public void close() {
    real.close();
  }
}
