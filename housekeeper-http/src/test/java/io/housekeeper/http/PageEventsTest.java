package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page is told what happens after it was drawn, also before it listens. */
@Timeout(120)
class PageEventsTest {

  @TempDir private Path folder;

  private Node node() throws IOException {
    return Node.with(folder, Task.of(TaskSpec.named("greet").build(), run -> {}));
  }

  /** Where a page listens that is drawn now. */
  private static String events(Node node) throws Exception {
    String page = node.get("/admin/cron").body();
    return Jsoup.parse(page).select("#main").attr("data-events");
  }

  private static BufferedReader listen(Node node, String path) throws Exception {
    return new BufferedReader(
        new InputStreamReader(
            node.open(node.request(path).build()).body(), StandardCharsets.UTF_8));
  }

  /** The kind of what is told next. */
  private static String next(BufferedReader told) throws IOException {
    String line = told.readLine();
    while (!line.startsWith("event:")) {
      line = told.readLine();
    }
    return line.substring("event:".length()).strip();
  }

  @Test
  void whereNobodyHasListenedItLooksAgain() throws Exception {
    try (Node node = node();
        BufferedReader told = listen(node, events(node))) {
      assertThat(next(told)).isEqualTo("again");
    }
  }

  private static void greet(Node node) throws Exception {
    assertThat(node.post("/api/housekeeper/tasks/greet/run", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void whatHappensBeforeItListensIsTold() throws Exception {
    try (Node node = node();
        BufferedReader other = listen(node, "/api/housekeeper/events")) {
      greet(node);
      assertThat(next(other)).isEqualTo("run");
      String drawn = events(node);
      greet(node);
      while (!next(other).equals("run")) {
        // Of the one before that there is news of its task, too.
      }
      try (BufferedReader told = listen(node, drawn)) {
        assertThat(next(told)).isEqualTo("run");
      }
    }
  }
}
