package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import io.housekeeper.testkit.VirtualHousekeeper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloTaskTest {

  @Test
  void greetsByTheTimeOfDay() {
    FinishedRun run = TaskTest.of(new HelloTask()).at("2027-03-28T08:10+02:00").run();
    assertEquals(State.SUCCEEDED, run.state());
    assertEquals("said: good morning", run.message());
    assertEquals(1L, run.counts().get("greetings"));

    FinishedRun later = TaskTest.of(new HelloTask()).at("2027-03-28T15:00+02:00").run();
    assertEquals(List.of("good day"), later.log());
  }

  @Test
  void runsOnceADay() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-26T00:00Z").tasks(new HelloTask()).start()) {
      housekeeper.advance(Duration.ofDays(7));
      assertEquals(7, housekeeper.runs("hello-task").size());
    }
  }
}
