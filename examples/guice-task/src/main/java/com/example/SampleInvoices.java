package com.example;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stands for a database, which {@code database("shop")} would inject as a DataSource. */
final class SampleInvoices implements Invoices {

  private static final Map<String, Instant> UNPAID =
      Map.of("Ann", Instant.parse("2026-01-10T12:00:00Z"));

  @Override
  public List<String> unpaidSince(Instant due) {
    return UNPAID.entrySet().stream()
        .filter(invoice -> invoice.getValue().isBefore(due))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
