package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemindCustomersTest {

  private final List<Instant> asked = new ArrayList<>();

  private List<String> unpaid(Instant due) {
    asked.add(due);
    return List.of("Ann", "Bob");
  }

  @Test
  void remindsOfWhatIsDue() {
    var settings = new RemindCustomersModule.Settings("The shop", 14);
    RemindCustomers task = new RemindCustomers(this::unpaid, settings);
    FinishedRun run = TaskTest.of(task).at("2027-03-15T09:10Z").run();
    assertEquals("reminded 2 customers", run.message());
    assertEquals(List.of("The shop reminds Ann", "The shop reminds Bob"), run.log());
    assertEquals(List.of(Instant.parse("2027-03-01T09:10:00Z")), asked);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThrows(
        IllegalArgumentException.class, () -> new RemindCustomersModule.Settings("The shop", 0));
  }
}
