package io.housekeeper.dist.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@link ProofNode} in a process of its own. */
final class NodeProgram {

  private static final List<String> SMALL =
      List.of(
          "-Xmx96m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "-Dslf4j.provider=" + NodeVoice.class.getName());

  private final Process process;
  private final CompletableFuture<Long> ready = new CompletableFuture<>();

  private NodeProgram(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param arguments of {@link ProofNode}
   * @param environment beside that of this process
   */
  static NodeProgram start(List<String> arguments, Map<String, String> environment, Path log) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(SMALL);
    command.add(ProofNode.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      NodeProgram program = new NodeProgram(builder.start());
      Thread.ofPlatform().daemon().name("listens to a node").start(program::listen);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader said = process.inputReader(UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(ProofNode.RUNS)) {
          ready.complete(System.nanoTime());
        }
      }
    } catch (IOException killed) {
      // It says no more.
    }
    ready.complete(Life.NEVER);
  }

  /** When it said that it runs; never, if it ended before. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void signal(String name) {
    Signals.send(name, List.of(process.toHandle()));
  }

  /** Lets it leave in good order. */
  void askToLeave() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has gone already; how is seen at its end.
    }
  }

  /** Waits for its end: whether it was a good one, and in time. */
  boolean left() {
    try {
      return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
