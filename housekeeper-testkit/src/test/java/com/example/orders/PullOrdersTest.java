package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import io.housekeeper.testkit.VirtualHousekeeper;
import io.housekeeper.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The examples of docs/testing.md. */
class PullOrdersTest {

  @TempDir Path folder;
  private final SQLiteDataSource source = new SQLiteDataSource();

  @BeforeEach
  void anEmptyTable() throws SQLException {
    source.setUrl("jdbc:sqlite:" + folder.resolve("app.db"));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders(number text)");
    }
  }

  @Test
  void pullsWhatWasOrderedSinceTheLastTime() {
    List<Instant> asked = new ArrayList<>();
    Shop shop =
        since -> {
          asked.add(since);
          return List.of("A-1", "A-2");
        };
    FinishedRun run =
        TaskTest.of(new PullOrders(shop))
            .at("2027-03-28T02:30Z")
            .lastSuccess("2027-03-26T02:30Z")
            .database("app", source)
            .run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.counts()).containsEntry("pulled", 2L);
    assertThat(run.log()).containsExactly("2 orders");
    assertThat(asked).containsExactly(Instant.parse("2027-03-26T02:30:00Z"));
  }

  @Test
  void triesAgainWhenTheShopIsClosed() {
    Shop closed =
        since -> {
          throw new IOException("closed");
        };
    FinishedRun run = TaskTest.of(new PullOrders(closed)).run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.failure()).containsInstanceOf(IOException.class);
    assertThat(run.attempts()).isEqualTo(4);
    assertThat(run.duration()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
  }

  @Test
  void onlySaysWhatItWouldDo() {
    FinishedRun run = TaskTest.of(new PullOrders(since -> List.of("A-1"))).dryRun().run();
    assertThat(run.message()).isEqualTo("would pull [A-1]");
  }

  @Test
  void runsAtHalfPastTwoInBerlinEveryDay() {
    PullOrders pull = new PullOrders(since -> List.of());
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-27T00:00")
            .zone("Europe/Berlin")
            .database("app", source)
            .tasks(pull)
            .start()) {
      housekeeper.advance(Duration.ofDays(3));
      assertThat(housekeeper.runs("pull-orders"))
          .extracting(run -> run.times().startedAt().orElseThrow())
          .containsExactly(
              Instant.parse("2027-03-27T01:30:00Z"),
              Instant.parse("2027-03-28T01:00:00Z"), // there is no 02:30 that day
              Instant.parse("2027-03-29T00:30:00Z"));
    }
  }

  @Test
  void isGivenUpAfterTwentyMinutes() {
    Shop slow =
        since -> {
          VirtualTime.pass(Duration.ofMinutes(50));
          return List.of();
        };
    FinishedRun run = TaskTest.of(new PullOrders(slow)).run();
    assertThat(run.state()).isEqualTo(State.TIMED_OUT);
    assertThat(run.attempts()).isEqualTo(4);
  }

  @Test
  void makesUpForAnOutage() {
    PullOrders pull = new PullOrders(since -> List.of("A-1"));
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z").database("app", source).tasks(pull).start()) {
      housekeeper.advance(Duration.ofDays(1)).stop();
      housekeeper.advance(Duration.ofHours(36)).start();
      RunSummary late = housekeeper.runs("pull-orders").getLast();
      assertThat(late.source().trigger()).isEqualTo(Trigger.CATCH_UP);
      assertThat(late.state()).isEqualTo(State.SUCCEEDED);
    }
  }

  @Test
  void canBeCancelled() {
    Shop slow =
        since -> {
          VirtualTime.pass(Duration.ofMinutes(10));
          return List.of();
        };
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z").tasks(new PullOrders(slow)).start()) {
      housekeeper.advanceTo("2027-01-01T02:35Z");
      RunSummary running = housekeeper.runs("pull-orders").getLast();
      Answer answer = housekeeper.control().as(Asking.by("ann")).cancel(running.id());
      assertThat(answer).isInstanceOf(Answer.Done.class);
      housekeeper.advance(Duration.ZERO);
      assertThat(housekeeper.runs("pull-orders").getLast().state()).isEqualTo(State.CANCELLED);
    }
  }
}
