package com.example.billing;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.housekeeper.api.Setting;
import io.housekeeper.api.guice.TaskModule;

public final class BillingTasks extends TaskModule {

  public record Settings(
      @Setting(value = "Currency of the invoices", or = "EUR") String currency) {}

  @Override
  protected void configureTasks() {
    database("billing");
    settings(Settings.class);
    task(SendInvoices.class);
  }

  @Provides
  @Singleton
  Printer printer(Settings settings) {
    return closing(new Printer(settings.currency()));
  }
}
