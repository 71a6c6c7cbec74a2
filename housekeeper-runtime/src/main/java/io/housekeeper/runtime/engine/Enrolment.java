package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.TaskKey;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers what the catalog has, and asks for the runs that the start of a node makes due. */
final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final Ledger ledger;
  private final Catalog catalog;
  private final Tenure tenure;
  private final StartUps startUps;
  private boolean isComplete;

  Enrolment(Ledger ledger, Catalog catalog, Tenure tenure) {
    this.ledger = ledger;
    this.catalog = catalog;
    this.tenure = tenure;
    this.startUps = new StartUps(ledger, tenure);
  }

  /** Registers everything, unless that was done; again, should the ledger have failed between. */
  synchronized void complete() {
    if (!isComplete) {
      ledger.operations().expire(tenure.me());
      register(catalog.offers());
      isComplete = true;
    }
  }

  /** Registers a task that the catalog has got since. */
  synchronized void add(Offer offer) {
    register(List.of(offer));
  }

  private void register(List<Offer> offers) {
    for (Registration answer : tenure.register(offers)) {
      if (answer instanceof Registration.Refused refused) {
        catalog.refuse(refused.task(), refused.sentence());
        LOG.error("{}", refused.sentence());
      }
    }
    startUps.request();
  }

  /** The catalog has lost a task; what runs of it goes on. */
  synchronized void withdraw(String task) {
    tenure.withdraw(ledger.tasks().keys(task).stream().map(TaskKey::id).toList());
  }
}
