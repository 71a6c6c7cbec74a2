package io.housekeeper.dist.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Sends signals to processes that the proof has started. */
final class Signals {

  private Signals() {}

  static void send(String signal, List<ProcessHandle> processes) {
    String ids =
        processes.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
    runs("sh", "-c", "kill -s " + signal + " " + ids);
  }

  /** Whether a command came to a good end. */
  static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
