package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is to hold of a task instead of what file and code say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskEditTest {

  private Node node;
  private Control control;
  private Visitor admin;
  private Visitor operator;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder, Task.of(TaskSpec.named("edited").schedule("0 3 * * *").build(), run -> {}));
    control = node.housekeeper().control();
    admin = Visitor.of(node, Role.ADMIN);
    operator = Visitor.of(node, Role.OPERATOR);
  }

  @AfterAll
  void end() {
    node.close();
  }

  private static String text(Document page, String selector) {
    return page.select(selector).text();
  }

  @Test
  void showsWhatAnotherScheduleWouldComeToAndPutsItInPlace() throws Exception {
    Document form = operator.page("/admin/cron/edited/edit?field=schedule");

    HttpResponse<String> preview =
        operator.sends(form, "Only show what it comes to", Map.of("value:schedule", "15 5 * * *"));

    assertThat(preview.statusCode()).isEqualTo(200);
    Document shown = Jsoup.parse(preview.body());
    assertThat(text(shown, "#foreseen")).contains("0 3 * * * → 15 5 * * *").contains("05:15:00");
    assertThat(effective("edited", "schedule")).isEqualTo("\"0 3 * * *\"");

    Document saved = operator.follows(operator.sends(shown, "Put it in place", Map.of()));
    assertThat(effective("edited", "schedule")).isEqualTo("\"15 5 * * *\"");
    assertThat(text(saved, "#configuration")).contains("says the override");

    Document again = operator.page("/admin/cron/edited/edit?field=schedule");
    operator.follows(operator.sends(again, "Take the override back", Map.of()));
    assertThat(effective("edited", "schedule")).isEqualTo("\"0 3 * * *\"");
  }

  private String effective(String task, String field) {
    return control.tasks().configuration(task).stream()
        .filter(one -> one.field().equals(field))
        .map(ConfiguredValue::effective)
        .findFirst()
        .orElse("");
  }

  @Test
  void refusesWithASentenceWhatCannotBe() throws Exception {
    Document form = operator.page("/admin/cron/edited/edit?field=timeout");

    for (String wrong : List.of("soon", "0s", "${PATH}", "")) {
      HttpResponse<String> answer =
          operator.sends(form, "Put it in place", Map.of("value:timeout", wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
      Document shown = Jsoup.parse(answer.body());
      assertThat(shown.select("[role=alert]")).as(wrong).hasSize(1);
      assertThat(shown.select("[name=value:timeout]").attr("value")).isEqualTo(wrong);
    }
    assertThat(effective("edited", "timeout")).isEqualTo("\"PT1H\"");
  }

  @Test
  void ofTwoWhoChangeTheSameOneIsTold() throws Exception {
    Document one = operator.page("/admin/cron/edited/edit?field=restarts");
    Document other = admin.page("/admin/cron/edited/edit?field=restarts");

    operator.follows(operator.sends(one, "Put it in place", Map.of("value:restarts", "5")));
    HttpResponse<String> late =
        admin.sends(other, "Put it in place", Map.of("value:restarts", "7"));

    assertThat(late.statusCode()).isEqualTo(412);
    Document shown = Jsoup.parse(late.body());
    assertThat(text(shown, "[role=alert]")).contains("was changed meanwhile");
    assertThat(text(shown, "dl")).contains("5");
    assertThat(shown.select("[name=value:restarts]").attr("value")).isEqualTo("7");
    admin.follows(admin.sends(shown, "Put it in place", Map.of()));
    assertThat(effective("edited", "restarts")).isEqualTo("7");
  }

  @Test
  void anOperatorChangesWhenAndNotHow() throws Exception {
    assertThat(operator.page("/admin/cron/edited").select("a[href$=field=schedule]")).hasSize(1);
    assertThat(operator.page("/admin/cron/edited").select("a[href$=field=overlap]")).isEmpty();
    assertThat(operator.get("/admin/cron/edited/edit?field=overlap").statusCode()).isEqualTo(403);
    assertThat(admin.page("/admin/cron/edited").select("a[href$=field=overlap]")).hasSize(1);
    assertThat(admin.get("/admin/cron/edited/edit?field=name").statusCode()).isEqualTo(404);
  }
}
