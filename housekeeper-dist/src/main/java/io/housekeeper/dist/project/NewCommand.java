package io.housekeeper.dist.project;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the project of a plugin, to begin with. */
@Command(
    name = "new",
    description = {
      "Writes a project of Maven for a plugin, with code, a service file and tests to begin with."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is written",
      "1:it could not be written",
      "2:a name or an option is wrong, or there is something already"
    })
public final class NewCommand implements Callable<Integer> {

  private final Path here;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description =
          "The name of the plugin and of what it brings: small letters and digits, words with a -"
              + " between them, as in purge-sessions.")
  private @Nullable String name;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      defaultValue = Names.PACKAGE,
      description = "The Java package, and the group of Maven: ${DEFAULT-VALUE} if not said.")
  private String packageName = Names.PACKAGE;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "task",
      description = {
        "What it brings: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not said.",
        "task: a task, which is one class",
        "type: a type of tasks, each of them a block of the configuration",
        "listener: what is told how runs end",
        "guice: a task whose parts Guice puts together"
      })
  private Kind kind = Kind.TASK;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder that it is written to; one with its name, here, if not said.")
  private @Nullable Path directory;

  /**
   * @param here where it is called
   */
  public NewCommand(Path here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    CommandLine line = Optional.ofNullable(spec).orElseThrow().commandLine();
    try {
      Names names = Names.of(Optional.ofNullable(name).orElseThrow(), packageName);
      Template template = Template.of(kind);
      template.refuseTaken(names);
      Path folder =
          Optional.ofNullable(directory).orElseGet(() -> here.resolve(names.project())).normalize();
      refuseWhatIsThere(folder);
      template.write(names, folder);
      say(line.getOut(), names, folder);
      return ExitCode.OK;
    } catch (IllegalArgumentException refused) {
      line.getErr().println(refused.getMessage());
      return ExitCode.USAGE;
    } catch (IOException unwritten) {
      line.getErr().println("the project cannot be written: " + unwritten);
      return ExitCode.SOFTWARE;
    }
  }

  private static void refuseWhatIsThere(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder: name another with --dir");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            folder + " is not empty: name another folder with --dir");
      }
    }
  }

  /** As it can be typed wherever somebody is. */
  private static String command() {
    Path own = Path.of("bin", "housekeeper").toAbsolutePath();
    return Files.isExecutable(own) ? own.toString() : "housekeeper";
  }

  private static void say(PrintWriter out, Names names, Path folder) {
    Path jar = folder.resolve("target").resolve(names.project() + "-1.0.jar");
    out.println(folder + " has the project. Build it, and either install it or work on it:");
    out.println();
    out.println("    mvn -f " + folder.resolve("pom.xml") + " verify");
    out.println("    cp " + jar + " " + Path.of("plugins").toAbsolutePath());
    out.println("    " + command() + " run --dev " + folder);
  }
}
