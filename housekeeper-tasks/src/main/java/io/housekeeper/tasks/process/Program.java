package io.housekeeper.tasks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.api.TaskRun;
import io.housekeeper.tasks.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A program that runs, with all that it has started. Closing it ends what is left of them. */
public final class Program implements AutoCloseable {

  /** So that whatever it starts can be found again, also what has lost its parents. */
  private static final String MARK = "HOUSEKEEPER_RUN";

  /** What the system says, as versions of Java put it. */
  private static final Pattern ERROR = Pattern.compile("error(?:=|: )(\\d+)");

  private final Process process;
  private final Family family;
  private final Thread reader;
  private volatile String lastLine = "";

  private Program(Process process, Family family, TaskRun run, Consumer<String> ear) {
    this.process = process;
    this.family = family;
    this.reader =
        Thread.ofPlatform()
            .daemon()
            .name("output of " + run.task())
            .unstarted(() -> read(run, ear));
  }

  /**
   * Starts it.
   *
   * @throws IOException with a sentence, if it cannot be
   */
  public static Program start(Command.Settings settings, TaskRun run) throws IOException {
    return start(settings, run, line -> {});
  }

  /**
   * Starts it.
   *
   * @param ear is told each line that it says, as the run's log is
   * @throws IOException with a sentence, if it cannot be
   */
  public static Program start(Command.Settings settings, TaskRun run, Consumer<String> ear)
      throws IOException {
    String name = settings.arguments().get(0);
    Optional<Path> directory = settings.directory();
    if (directory.filter(one -> !Files.isDirectory(one)).isPresent()) {
      throw new Failure("the directory %s is not there".formatted(directory.get()));
    }
    ProcessBuilder builder = new ProcessBuilder(settings.arguments());
    directory.ifPresent(one -> builder.directory(one.toFile()));
    Map<String, String> environment = builder.environment();
    environment.putAll(settings.environment());
    settings.secrets().forEach((key, secret) -> environment.put(key, secret.reveal()));
    String mark = run.id() + "-" + run.fencingToken();
    environment.put(MARK, mark);
    environment.put("HOUSEKEEPER_TASK", run.task());
    environment.put("HOUSEKEEPER_ATTEMPT", Integer.toString(run.attempt()));
    environment.put("HOUSEKEEPER_FENCING_TOKEN", Long.toString(run.fencingToken()));
    run.fire().ifPresent(fire -> environment.put("HOUSEKEEPER_FIRE", fire.toString()));
    builder.redirectErrorStream(true).redirectInput(Redirect.from(new java.io.File("/dev/null")));
    try {
      Process process = builder.start();
      Program program = new Program(process, new Family(process, MARK + "=" + mark), run, ear);
      program.reader.start();
      return program;
    } catch (IOException none) {
      throw new Failure("%s cannot be run: %s".formatted(name, why(none)), none);
    }
  }

  private static String why(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    Matcher number = ERROR.matcher(text);
    return switch (number.find() ? number.group(1) : "") {
      case "2" -> "there is no such program";
      case "13" -> "it may not be executed";
      default -> text;
    };
  }

  private void read(TaskRun run, Consumer<String> ear) {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      LineReader reading = new LineReader(lines);
      for (@Nullable String line = reading.next(); line != null; line = reading.next()) {
        run.log(line);
        ear.accept(line);
        lastLine = line.isBlank() ? lastLine : line;
      }
    } catch (IOException ended) {
      // It was ended, and with it what it said.
    }
  }

  /** Waits for its end, and for that of what it says. */
  public int await() throws InterruptedException {
    int code = process.waitFor();
    // Whoever has inherited the output may keep it open for ever.
    reader.join(1_000);
    return code;
  }

  /** The last line that it has said, to be shown with what is wrong. */
  public String lastWords() {
    return lastLine.isEmpty() ? "" : ": " + lastLine.strip();
  }

  @Override
  public void close() {
    family.end();
  }
}
