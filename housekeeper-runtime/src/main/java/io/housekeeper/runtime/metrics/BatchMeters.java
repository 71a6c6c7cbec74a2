package io.housekeeper.runtime.metrics;

import io.housekeeper.runtime.engine.Ticker;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Written;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** The transactions in which runs are claimed and finished. */
final class BatchMeters {

  private static final String COMMITTED = "committed";

  private final MeterRegistry registry;
  private final Ticker ticker;
  private final DistributionSummary size;

  BatchMeters(MeterRegistry registry, Ticker ticker) {
    this.registry = registry;
    this.ticker = ticker;
    this.size =
        DistributionSummary.builder("housekeeper.batch.size")
            .description("Claims and ends in one transaction")
            .publishPercentileHistogram()
            .minimumExpectedValue(1.0)
            .maximumExpectedValue(2_000.0)
            .register(registry);
    duration(COMMITTED);
  }

  private Timer duration(String outcome) {
    return Timer.builder("housekeeper.batch.duration")
        .description("How long a transaction took, with its commit")
        .tag("outcome", outcome)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(registry);
  }

  /** Words that dashboards and rules rely on. */
  private static String outcome(LedgerFailure failure) {
    return switch (failure) {
      case LedgerFailure.Conflict conflict -> "conflict";
      case LedgerFailure.Unreachable unreachable -> "unreachable";
      case LedgerFailure.OutcomeUnknown unknown -> "outcome_unknown";
      case LedgerFailure.Refused refused -> "refused";
      case LedgerFailure.Fenced fenced -> "fenced";
    };
  }

  Written measure(Batch batch, Supplier<Written> write) {
    long begin = ticker.nanos();
    String outcome = COMMITTED;
    try {
      return write.get();
    } catch (LedgerFailure failure) {
      outcome = outcome(failure);
      throw failure;
    } finally {
      size.record(batch.claims().size() + batch.finishes().size());
      duration(outcome).record(ticker.since(begin));
    }
  }
}
