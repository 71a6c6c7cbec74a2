package com.example;

import java.time.Instant;
import java.util.List;

/** What customers have been asked to pay. */
public interface Invoices {

  /** Customers with an invoice from before this that they have not paid. */
  List<String> unpaidSince(Instant due);
}
