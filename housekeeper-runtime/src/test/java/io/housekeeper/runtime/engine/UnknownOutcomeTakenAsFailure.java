package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.store.Store;
import java.util.Optional;

/** Whose commit broke takes it for not written, and does not look. */
final class UnknownOutcomeTakenAsFailure extends Interleaved {

  @Override
  public Ledger ledger(Store connections) {
    Ledger ledger = super.ledger(connections);
    Runs runs =
        new PassedOn.OfRuns(ledger.runs()) {
          @Override
          public Optional<Written> recall(Membership me) {
            return Optional.empty();
          }
        };
    return new PassedOn.OfLedger(ledger, ledger.members(), runs);
  }
}
