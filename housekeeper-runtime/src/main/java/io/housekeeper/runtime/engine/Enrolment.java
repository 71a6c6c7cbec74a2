package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers what the catalog has, and asks for the runs that the start of a node makes due. */
final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final Ledger ledger;
  private final Catalog catalog;
  private final Tenure tenure;
  private final StartUps startUps;
  private final Set<String> gone = new HashSet<>();
  private boolean isComplete;

  Enrolment(Ledger ledger, Catalog catalog, Tenure tenure, BooleanSupplier fires) {
    this.ledger = ledger;
    this.catalog = catalog;
    this.tenure = tenure;
    this.startUps = new StartUps(ledger, tenure, fires);
  }

  /** Registers everything, unless that was done; again, should the ledger have failed between. */
  synchronized void complete() {
    if (!isComplete) {
      ledger.operations().expire(tenure.me());
      withdrawGone();
      register(catalog.offers());
      isComplete = true;
    }
  }

  /**
   * Registers tasks that the catalog has got since. Without the ledger they are registered when it
   * answers again.
   */
  synchronized void add(List<Offer> offers) {
    offers.forEach(offer -> gone.remove(offer.spec().name()));
    nowOrLater(() -> register(offers));
  }

  /** The same for a task that the catalog has lost; what runs of it goes on. */
  synchronized void withdraw(String task) {
    gone.add(task);
    nowOrLater(this::withdrawGone);
  }

  /** Asks for the runs that the start makes due and that were not asked for, as nothing fired. */
  synchronized void startUp() {
    nowOrLater(startUps::request);
  }

  private void nowOrLater(Runnable step) {
    boolean wasComplete = isComplete;
    isComplete = false;
    try {
      step.run();
      isComplete = wasComplete;
    } catch (LedgerFailure failure) {
      LOG.warn("tasks have changed, which the ledger is told later: {}", failure.getMessage());
    }
  }

  private void register(List<Offer> offers) {
    for (Registration answer : tenure.register(offers)) {
      switch (answer) {
        case Registration.Accepted accepted ->
            accepted.remark().ifPresent(it -> LOG.warn("{}", it));
        case Registration.Waits waits -> LOG.warn("{}", waits.sentence());
        case Registration.Refused refused -> {
          catalog.refuse(refused.task(), refused.sentence());
          LOG.error("{}", refused.sentence());
        }
        case Registration.Unread unread -> {
          // The registrar says so, for as long as it cannot be read.
        }
      }
    }
    startUps.request();
  }

  private void withdrawGone() {
    for (String task : List.copyOf(gone)) {
      tenure.withdraw(task);
      gone.remove(task);
    }
  }
}
