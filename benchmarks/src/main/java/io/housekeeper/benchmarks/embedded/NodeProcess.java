package io.housekeeper.benchmarks.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with one node. */
final class NodeProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;

  /** Starts it, with the class path of this process. */
  NodeProcess(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MidnightNode.class.getName()));
    command.addAll(arguments);
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.said = process.inputReader();
  }

  void awaitReady() throws IOException {
    String line = said.readLine();
    if (!MidnightNode.READY.equals(line)) {
      throw new IllegalStateException("a node did not start: " + line);
    }
  }

  /** Tells it to leave; how many runs it executed. */
  int leave() throws IOException {
    process.getOutputStream().close();
    return Integer.parseInt(String.valueOf(said.readLine()));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
