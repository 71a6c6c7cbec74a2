package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.trace.RecordedSpans;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node had begun that the others take for dead goes on in its trace. */
class TracesOfTheDeadTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();

  @AfterEach
  void drop() {
    database.close();
  }

  private Housekeeper node(String name, RecordedSpans spans, Task.Code code) {
    return Housekeeper.builder()
        .node(name)
        .ledger(
            LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD))
        .openTelemetry(spans.telemetry())
        .task(Task.of(TaskSpec.named("export").build(), code))
        .build();
  }

  private boolean isTraced(String run) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from housekeeper.v_runs where id = %s and state = 'RUNNING' and trace_id is not null"
                    .formatted(run))) {
      return row.next();
    }
  }

  private void declareDead(String node) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update housekeeper.node set dead_at = 1 where name = '%s'".formatted(node));
    }
  }

  @Test
  void aRunOfADeadNodeGoesOnInItsTrace() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (RecordedSpans anns = RecordedSpans.all();
        RecordedSpans bobs = RecordedSpans.all();
        Housekeeper ann =
            node(
                "ann",
                anns,
                run -> {
                  begun.countDown();
                  Thread.sleep(LONG.toMillis());
                });
        Housekeeper bob = node("bob", bobs, run -> {})) {
      ann.start();
      String run = ((Answer.Accepted) ann.runNow("export")).run();
      begun.await();
      // A run that lasts says in what trace it is while it goes on.
      await().atMost(LONG).until(() -> isTraced(run));
      bob.start();
      ann.control().as(Asking.by("ann")).drain("ann", true);
      declareDead("ann");
      SpanData second = bobs.await("run export");
      SpanData first = anns.await("run export");
      assertThat(second.getTraceId()).isEqualTo(first.getTraceId());
      assertThat(second.getParentSpanId()).isEqualTo(first.getSpanId());
      assertThat(RecordedSpans.events(first)).endsWith("handed over");
      assertThat(bob.control().runs().detail(run).orElseThrow().cost().trace().orElseThrow().id())
          .isEqualTo(first.getTraceId());
    }
  }
}
