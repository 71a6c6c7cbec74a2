package com.example.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An application that has one task for each of its tenants, and learns of tenants while it runs.
 *
 * <p>{@code register} is the runtime's door for that: it takes a task and returns what takes it
 * away again.
 */
public final class TenantReports {

  private final Function<Task, AutoCloseable> register;
  private final Map<String, AutoCloseable> registrations = new ConcurrentHashMap<>();

  public TenantReports(Function<Task, AutoCloseable> register) {
    this.register = register;
  }

  public void tenantAdded(String tenant, String zone) {
    TaskSpec spec =
        TaskSpec.named("report." + tenant)
            .describedAs("Writes the daily report of " + tenant)
            .schedule("H H(1-4) * * *")
            .zone(zone)
            .build();
    registrations.computeIfAbsent(
        tenant, t -> register.apply(Task.of(spec, run -> run.message("report of " + tenant))));
  }

  public void tenantLeft(String tenant) throws Exception {
    AutoCloseable registration = registrations.remove(tenant);
    if (registration != null) {
      registration.close();
    }
  }
}
