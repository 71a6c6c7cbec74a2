package com.example;

import io.housekeeper.api.Setting;
import io.housekeeper.api.guice.TaskModule;

/** A plugin whose parts are put together by Guice. */
public final class RemindCustomersModule extends TaskModule {

  /** What the configuration says of the plugin, in its block of {@code plugins}. */
  public record Settings(
      @Setting("Who the reminders come from") String sender,
      @Setting(value = "After how many days an invoice is due", or = "14") int days) {

    public Settings {
      if (days < 1) {
        throw new IllegalArgumentException("days must be at least 1, was " + days);
      }
    }
  }

  @Override
  protected void configureTasks() {
    settings(Settings.class);
    bind(Invoices.class).to(SampleInvoices.class);
    task(RemindCustomers.class);
  }
}
