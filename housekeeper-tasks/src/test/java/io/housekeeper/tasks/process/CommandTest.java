package io.housekeeper.tasks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

  @TempDir private Path folder;

  private static FinishedRun run(String settings) {
    return TaskTest.of(new Command()).settings(settings).secret("key", "s3cret").run();
  }

  @Test
  void whatAProgramSaysIsKept() {
    FinishedRun run =
        run(
            """
            command = [sh, -c, "echo $GREETING $KEY; echo problem >&2; pwd", ignored]
            environment { GREETING = hello }, secrets { KEY = "secret:key" }, directory = "%s"
            """
                .formatted(folder));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.log()).containsExactly("hello s3cret", "problem", folder.toString());
    assertThat(run.counts()).containsEntry("exit-code", 0L);
  }

  @Test
  void noShellReadsArguments() {
    assertThat(run("command = [echo, \"$HOME *; ls\"]").log()).containsExactly("$HOME *; ls");
    assertThat(run("shell = \"echo a; echo b\"").log()).containsExactly("a", "b");
  }

  @Test
  void anExitCodeThatIsNotExpectedIsAFailure() {
    FinishedRun run = run("shell = \"echo no room left; exit 3\"");
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message()).isEqualTo("/bin/sh ended with exit code 3: no room left");
    assertThat(run.counts()).containsEntry("exit-code", 3L);
    assertThat(run("shell = \"exit 3\", expect = [0, 3]").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void whatCannotBeRunIsSaid() {
    assertThat(run("command = [no-such-program, now]").message())
        .isEqualTo("no-such-program cannot be run: there is no such program");
    assertThat(run("command = [ls], directory = \"/no/such\"").message())
        .isEqualTo("the directory /no/such is not there");
  }

  @Test
  void ofOutputWithoutAnEndTheMemoryIsNotFilled() {
    FinishedRun run = run("shell = \"head -c 30000000 /dev/zero | tr '\\\\0' x\"");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void nothingIsLeftOfAProgramThatRunsOutOfTime() throws Exception {
    Path note = folder.resolve("pids");
    FinishedRun run =
        TaskTest.of(new Command())
            .settings(
                """
                shell = "sleep 300 & echo $! >> %1$s; (setsid sleep 300 & echo $! >> %1$s) ; echo $$ >> %1$s; sleep 300"
                """
                    .formatted(note))
            .patience(Duration.ofSeconds(1))
            .run();
    assertThat(run.state()).isEqualTo(State.TIMED_OUT);
    for (String pid : Files.readAllLines(note)) {
      // The run is over when its time is; its program is ended within seconds.
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
      if (left.isPresent()) {
        left.get().onExit().get(5, TimeUnit.SECONDS);
      }
    }
    assertThat(Files.readAllLines(note)).hasSize(3);
  }

  @Test
  void whatAProgramLeavesBehindIsEndedToo() throws Exception {
    Path note = folder.resolve("pid");
    FinishedRun run = run("shell = \"sleep 300 > /dev/null 2>&1 & echo $! > %s\"".formatted(note));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    long pid = Long.parseLong(Files.readString(note).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
