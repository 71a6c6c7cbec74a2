package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.service.Started.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that {@code housekeeper new} has written, built and run as its author does. */
class NewProjectIT {

  @Test
  void isBuiltRunAndLoadedAnew(@TempDir Path folder) throws Exception {
    try (Shipped shipped = Shipped.into(folder, Map.of())) {
      Ended written =
          shipped.run("new", "sweep-floors", "--kind", "guice", "--package", "com.acme.jobs");
      assertThat(written.code()).as(written.said()).isZero();
      Path project = folder.resolve("sweep-floors");
      assertThat(written.said())
          .contains("mvn -f " + project.resolve("pom.xml") + " verify")
          .contains("cp " + project.resolve("target/sweep-floors-1.0.jar"))
          .contains(folder.resolve("plugins").toString());

      Ended built = shipped.build(project);
      assertThat(built.code()).as(built.said()).isZero();
      assertThat(project.resolve("target/sweep-floors-1.0.jar")).exists();

      shipped.configure(
          """
          tasks.sweep-floors.schedule = "every 1s"
          plugins.sweep-floors { sender = "The shop" }
          """);
      Started service = shipped.start("run", "--dev", "sweep-floors");
      service.says("task 'sweep-floors' succeeded");

      Path code = project.resolve("src/main/java/com/acme/jobs/SweepFloors.java");
      String other = "    run.count(\"looked\", 1);\n    run.message(";
      Files.writeString(code, Files.readString(code).replace("    run.message(", other));
      Ended again = shipped.build(project);
      assertThat(again.code()).as(again.said()).isZero();
      service.says("looked=1");
    }
  }
}
