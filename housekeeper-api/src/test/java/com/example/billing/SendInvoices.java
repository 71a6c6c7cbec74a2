package com.example.billing;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import javax.sql.DataSource;

public final class SendInvoices implements Task {

  private final DataSource billing;
  private final Printer printer;

  @Inject
  SendInvoices(@Named("billing") DataSource billing, Printer printer) {
    this.billing = billing;
    this.printer = printer;
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("send-invoices").schedule("0 6 1 * *").zone("Europe/Berlin").build();
  }

  @Override
  public void run(TaskRun run) throws Exception {
    try (var connection = billing.getConnection();
        var open = connection.prepareStatement("select amount from invoices where sent is null");
        var invoices = open.executeQuery()) {
      while (invoices.next()) {
        run.log(printer.print(invoices.getLong("amount")));
        run.count("sent", 1);
      }
    }
  }
}
