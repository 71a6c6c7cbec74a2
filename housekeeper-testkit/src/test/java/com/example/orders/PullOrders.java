package com.example.orders;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fetches what was ordered since the last time. */
public final class PullOrders implements Task {

  private final Shop shop;

  PullOrders(Shop shop) {
    this.shop = shop;
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("pull-orders")
        .schedule("30 2 * * *")
        .timeout(Duration.ofMinutes(20))
        .retry(Retry.exponential(3))
        .supportsDryRun()
        .build();
  }

  @Override
  public void run(TaskRun run) throws Exception {
    Instant yesterday = run.clock().instant().minus(Duration.ofDays(1));
    List<String> orders = shop.ordersSince(run.lastSuccess().orElse(yesterday));
    run.log("%d orders".formatted(orders.size()));
    if (run.dryRun()) {
      run.message("would pull " + orders);
      return;
    }
    try (Connection connection = run.database("app").getConnection();
        PreparedStatement insert = connection.prepareStatement("insert into orders values (?)")) {
      for (String order : orders) {
        insert.setString(1, order);
        run.count("pulled", insert.executeUpdate());
      }
    }
  }
}
