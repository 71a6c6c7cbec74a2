package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of tasks that no node runs: whose code is gone, or which nobody here can read. */
class LostTaskPageTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private static Task task(String name) {
    return Task.of(
        TaskSpec.named(name).schedule("0 3 * * *").zone("Europe/Berlin").build(), run -> {});
  }

  private static String text(Document page, String selector) {
    return page.select(selector).text();
  }

  @Test
  void ofATaskThatNoNodeHasEverythingIsThereStill() throws Exception {
    try (Node before = Node.with(folder, task("former"), task("other"))) {
      before.housekeeper().runNow("former", LONG);
    }
    // As a node does that has seen for a minute that nobody has its code.
    change("update task set gone_at = accounted_to where name = 'former'");
    try (Node node = Node.with(folder, task("other"))) {
      Visitor operator = Visitor.of(node, Role.OPERATOR);
      Document page = operator.page("/admin/cron/former");

      assertThat(text(page, "#state")).contains("gone", "No living node has its code.");
      assertThat(text(page, "#runs")).contains("succeeded");
      assertThat(text(operator.page("/admin/cron"), "#task-former")).contains("gone");
      assertThat(text(operator.page("/admin/timeline"), "main")).contains("former");
    }
  }

  @Test
  void ofATaskThatCannotBeReadWhatBecameOfItAndWhy() throws Exception {
    try (Node before = Node.with(folder, task("odd"))) {
      before.housekeeper().runNow("odd", LONG);
      before.send(
          before
              .request("/api/housekeeper/tasks/odd/overrides/timezone")
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString("{\"value\": \"Europe/Paris\", \"reason\": \"a test\"}"))
              .build());
    }
    knowMoreThanThisVersion();
    try (Node node = Node.with(folder, task("odd"))) {
      Visitor operator = Visitor.of(node, Role.OPERATOR);
      Document page = operator.page("/admin/cron/odd");

      assertThat(text(page, "#state"))
          .contains("the specification that is in force cannot be read here")
          .contains("Mars/Base");
      assertThat(text(page, "#runs")).contains("succeeded");
      assertThat(text(operator.page("/admin/cron"), "main"))
          .contains("the specification that is in force cannot be read here");
      assertThat(operator.get("/admin/cron/odd/edit?field=schedule").statusCode()).isEqualTo(422);
    }
  }

  /** As a newer version would, which knows zones that this one does not. */
  private void knowMoreThanThisVersion() throws SQLException {
    change("update override set value = replace(value, 'Europe/Paris', 'Mars/Base')");
    change("update spec set effective = replace(effective, 'Europe/Paris', 'Mars/Base')");
  }

  private void change(String sql) throws SQLException {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        Statement statement = ledger.createStatement()) {
      statement.execute(sql);
    }
  }
}
