package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.service.Shipped.Ended;
import io.housekeeper.dist.service.Shipped.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that {@code housekeeper new} has written, built and run as its author does. */
class NewProjectIT {

  private static final int PATIENCE_SECONDS = 120;

  @Test
  void isBuiltAndRun(@TempDir Path folder) throws Exception {
    try (Shipped shipped = Shipped.into(folder, Map.of())) {
      Ended written =
          shipped.run("new", "sweep-floors", "--kind", "guice", "--package", "com.acme.jobs");
      assertThat(written.code()).as(written.said()).isZero();
      Path project = folder.resolve("sweep-floors");
      assertThat(written.said())
          .contains("mvn -f " + project.resolve("pom.xml") + " verify")
          .contains("cp " + project.resolve("target/sweep-floors-1.0.jar"))
          .contains(folder.resolve("plugins").toString());

      build(project);

      shipped.configure(
          """
          tasks.sweep-floors.schedule = "every 1s"
          plugins.sweep-floors { sender = "The shop" }
          """);
      Started service = shipped.start("run", "--dev", "sweep-floors");
      service.says("task 'sweep-floors' succeeded");
    }
  }

  /** With Housekeeper as this build has made it, as the examples are. */
  private static void build(Path project) throws IOException, InterruptedException {
    Path said = project.resolve("said.txt");
    Process maven =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                    "-B",
                    "-ntp",
                    "-s",
                    Path.of("target/examples/interpolated-settings.xml")
                        .toAbsolutePath()
                        .toString(),
                    "-Dmaven.repo.local=" + Path.of("target/local-repo").toAbsolutePath(),
                    "-f",
                    project.resolve("pom.xml").toString(),
                    "verify"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      maven.destroyForcibly();
    }
    assertThat(ended && maven.exitValue() == 0).as(Files.readString(said)).isTrue();
    assertThat(project.resolve("target/sweep-floors-1.0.jar")).exists();
  }
}
