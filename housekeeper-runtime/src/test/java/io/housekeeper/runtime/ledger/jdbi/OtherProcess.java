package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that opens a ledger, writes a task into it and keeps it open. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static OtherProcess opens(Path file) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                OtherProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** What came of it: "open", or why not. */
  String says() throws IOException {
    return String.valueOf(output.readLine());
  }

  long pid() {
    return process.pid();
  }

  /** Ends it at once, as a power failure would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** The other side. */
  public static void main(String[] arguments) throws IOException {
    try {
      Store store = SqliteLedger.open(Path.of(arguments[0]));
      store.write(
          Lane.RUNS,
          tx -> {
            tx.tasks().insert(List.of(task(1)));
            return true;
          });
      System.out.println("open");
      System.in.read();
      store.close();
    } catch (CannotOpenLedger e) {
      System.out.println(e.getMessage());
    }
  }
}
