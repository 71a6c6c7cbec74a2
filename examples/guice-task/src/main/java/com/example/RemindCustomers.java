package com.example;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reminds customers of what they have not paid. */
public final class RemindCustomers implements Task {

  private final Invoices invoices;
  private final RemindCustomersModule.Settings settings;

  @Inject
  RemindCustomers(Invoices invoices, RemindCustomersModule.Settings settings) {
    this.invoices = invoices;
    this.settings = settings;
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("remind-customers")
        .describedAs("Reminds customers of what they have not paid")
        .schedule("H 9 * * MON-FRI")
        .timeout(Duration.ofMinutes(5))
        .build();
  }

  @Override
  public void run(TaskRun run) {
    Instant due = run.clock().instant().minus(Duration.ofDays(settings.days()));
    List<String> customers = invoices.unpaidSince(due);
    for (String customer : customers) {
      run.throwIfCancelled();
      run.log("%s reminds %s".formatted(settings.sender(), customer));
      run.count("reminded", 1);
    }
    run.message("reminded %d customers".formatted(customers.size()));
  }
}
