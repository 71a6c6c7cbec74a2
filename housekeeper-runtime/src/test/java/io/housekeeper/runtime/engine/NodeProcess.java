package io.housekeeper.runtime.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A node in a process of its own, which can be killed. Its tasks say what they do. */
final class NodeProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private NodeProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  /**
   * Starts one.
   *
   * @param where the address of a database, or a folder
   * @param options of the JVM
   */
  static NodeProcess start(String where, String node, String... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        Stream.of(
                Stream.of(java.toString(), "-cp", System.getProperty("java.class.path")),
                Stream.of("--enable-native-access=ALL-UNNAMED"),
                Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                Stream.of(options),
                Stream.of(NodeProcess.class.getName(), where, node))
            .flatMap(some -> some)
            .toList();
    return new NodeProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Waits until it says something that begins so; what it said. */
  String says(String beginning) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("the process has ended and never said '" + beginning + "'");
  }

  long pid() {
    return process.pid();
  }

  /** Ends it at once, as a power failure would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Waits for its end; with which code it ended. */
  int exits() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    kill();
  }

  /** The other side: runs until it is killed, or its input ends. */
  public static void main(String[] arguments) throws IOException {
    String where = arguments[0];
    try (Ledger ledger =
            where.startsWith("jdbc:") ? Ledgers.postgres(where) : Ledgers.sqlite(Path.of(where));
        EngineTester tester = EngineTester.on(ledger, arguments[1])) {
      NodeTasks.in(tester).start();
      System.out.println("runs");
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (CannotOpenLedger refused) {
      System.out.println(refused.getMessage());
    }
  }
}
