package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.dist.Served.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** Scripts can tell why a command that asks a service has failed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteExitCodesTest {

  private Path folder = Path.of("");
  private Served served;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    folder = directory;
    served = Served.with(directory, Task.of(TaskSpec.named("purge").build(), run -> {}));
  }

  @AfterAll
  void end() {
    served.close();
  }

  private Ended with(Map<String, String> environment, String... arguments) {
    return served.run(environment, Ansi.OFF, arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks",
        "runs",
        "nodes",
        "plugins",
        "run-now x",
        "pause x",
        "resume x",
        "explain x",
        "logs 1",
        "logs x",
        "cancel 1",
        "retry 1",
        "token list",
        "token create x",
        "token revoke 1"
      })
  void whoeverIsNotThereIsNamed(String command) {
    Ended ended = with(Map.of("CRON_SERVICE_URL", "http://localhost:1"), command.split(" "));
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo("http://localhost:1 cannot be reached: nobody listens there\n");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aFailureIsJsonToo() {
    Ended ended = with(Map.of(), "tasks", "--url", "http://localhost:1", "--json");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.json().get("title").asString()).isEqualTo("Not reachable");
    assertThat(ended.json().has("status")).isFalse();
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run-now no",
        "pause no",
        "resume no",
        "explain no",
        "logs no",
        "logs 9",
        "cancel 9",
        "retry 9"
      })
  void whatIsNotThereIsNotFound(String command) {
    Ended ended = served.run(command.split(" "));
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).startsWith("there is no ");
  }

  @Test
  void whoeverHasNoTokenStaysOutside() throws IOException {
    Ended nobody = with(Map.of("HOUSEKEEPER_TOKEN", ""), "tasks");
    assertThat(nobody.code()).isEqualTo(4);
    assertThat(nobody.err())
        .contains("sign in")
        .contains("HOUSEKEEPER_TOKEN, or the file of --token-file, says who asks")
        .contains("housekeeper token --local");

    Path file = Files.writeString(folder.resolve("token"), Served.TOKEN + "\n");
    Map<String, String> wrong = Map.of("HOUSEKEEPER_TOKEN", "hk_wrong");
    assertThat(with(wrong, "tasks").code()).isEqualTo(4);
    assertThat(with(wrong, "tasks", "--token-file", file.toString()).code()).isZero();
    assertThat(with(wrong, "tasks", "--token-file", "token").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks --url localhost:9667",
        "tasks --url http://a?b",
        "tasks --token-file none",
        "tasks --token hk_secret",
        "run-now",
        "run-now purge --wait soon",
        "run-now purge --setting age",
        "cancel purge",
        "retry purge",
        "token revoke purge",
        "token create x --role king",
        "token create x --lifetime 1y"
      })
  void whatIsWrongIsSaid(String command) {
    Ended ended = served.run(command.split(" "));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void aTokenThatCannotBeOneIsNotShown() {
    Ended ended = with(Map.of("HOUSEKEEPER_TOKEN", "hk two"), "tasks");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("a token has no spaces").doesNotContain("two");
  }

  @Test
  void helpAndCompletionKnowThem() {
    Ended help = served.run("run-now", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("--wait", "--url", "--token-file", "HOUSEKEEPER_TOKEN", "Exit codes:")
        .containsPattern("3 +the service cannot be reached")
        .containsPattern("6 +not over yet");
    assertThat(help.out().lastIndexOf("--wait=")).isLessThan(help.out().lastIndexOf("--url="));
    assertThat(served.run("tasks", "--help").out()).doesNotContain("not over yet");
    assertThat(served.run("completion").out()).contains("run-now", "token_revoke", "--token-file");
    assertThat(served.run("--help").out())
        .contains("run-now", "logs", "retry", "plugins", "nodes", "token");
  }
}
