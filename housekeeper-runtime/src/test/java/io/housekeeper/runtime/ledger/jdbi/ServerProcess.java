package io.housekeeper.runtime.ledger.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own, and the server program in it. Both go when this JVM goes, even if it is
 * killed: a shell holds them, reads its orders from this JVM, and puts everything away when no more
 * can come. Servers that refuse to run as root run as somebody else, who owns the folder.
 */
final class ServerProcess implements AutoCloseable {

  /** Who a server runs as where the tests run as root; the first that works. */
  private static final List<List<String>> AS_SOMEBODY_ELSE =
      List.of(
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
          List.of("runuser", "-u", "nobody", "--"),
          List.of("unshare", "--user", "--"));

  private static final String KEEPER =
      """
      trap '' HUP INT TERM
      folder=$(mktemp -d "$1/housekeeper-test-XXXXXX") || exit
      cd "$folder" && : >log && echo "$folder"
      server=
      while read -r order words; do
        case "$order" in
          run) sh -c "$words" </dev/null >>log 2>&1; echo $? ;;
          start) sh -c "exec $words" </dev/null >>log 2>&1 & server=$!; echo $server ;;
          kill) kill -s "$words" $server; wait $server; server=; echo ;;
        esac
      done
      [ -z "$server" ] || { kill -s "$2" $server; wait $server; }
      cd / && rm -rf "$folder"
      """;

  private final List<String> as = whoRuns();
  private final Process keeper;
  private final Writer orders;
  private final BufferedReader answers;
  private final Path folder;
  private @Nullable Path status;

  /**
   * @param lastSignal what ends the server at once when nobody needs it any more
   */
  ServerProcess(String lastSignal) {
    String temp = System.getProperty("java.io.tmpdir", "/tmp");
    List<String> command = new ArrayList<>(as);
    command.addAll(List.of("sh", "-c", KEEPER, "keeper", temp, lastSignal));
    try {
      keeper = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      orders = keeper.outputWriter(UTF_8);
      answers = keeper.inputReader(UTF_8);
      folder = Path.of(answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The working folder of everything that runs here. */
  Path folder() {
    return folder;
  }

  /** Unpacks a tar archive into the folder, so that it belongs to whom the server runs as. */
  void unpack(InputStream archive) throws IOException {
    List<String> command = new ArrayList<>(as);
    command.addAll(List.of("tar", "-x", "--no-same-owner", "-C", folder.toString()));
    Process tar =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log()).start();
    try (var in = tar.getOutputStream()) {
      archive.transferTo(in);
    }
    check(awaitEnd(tar), "tar");
  }

  /** Writes a file that nobody but the server reads. */
  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Runs a command line of the shell to its end, which must be a good one. */
  synchronized void run(String commandLine) {
    check(Integer.parseInt(order("run " + commandLine)), commandLine);
  }

  /** Starts the server; it may need a while until it answers. */
  synchronized void start(String commandLine) {
    status = Path.of("/proc", order("start " + commandLine), "stat");
  }

  /** Sends the server a signal and waits for its end. */
  synchronized void kill(String signal) {
    order("kill " + signal);
    status = null;
  }

  /** The server itself, while it runs. */
  synchronized ProcessHandle handle() {
    if (status == null) {
      throw new IllegalStateException("the server does not run");
    }
    return ProcessHandle.of(Long.parseLong(status.getName(1).toString())).orElseThrow();
  }

  /** Whether the server has ended although nobody told it to. */
  synchronized boolean hasDied() {
    try {
      return status != null && Files.readString(status).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }

  /** A moment, before the server is asked again whether it is there. */
  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What everything that ran here had to say. */
  String said() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public synchronized void close() {
    try {
      orders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd(keeper);
  }

  private Redirect log() {
    return Redirect.appendTo(folder.resolve("log").toFile());
  }

  private String order(String words) {
    try {
      orders.write(words + "\n");
      orders.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("what holds the server has ended with " + awaitEnd(keeper));
    }
    return line;
  }

  private void check(int exit, String what) {
    if (exit != 0) {
      throw new IllegalStateException(what + " ended with " + exit + ":\n" + said());
    }
  }

  private static List<String> whoRuns() {
    if (!isRoot()) {
      return List.of();
    }
    return AS_SOMEBODY_ELSE.stream()
        .filter(ServerProcess::works)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("root, and none of these works: " + AS_SOMEBODY_ELSE));
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean works(List<String> as) {
    try {
      List<String> command =
          Stream.concat(as.stream(), Stream.of("sh", "-c", "[ $(id -u) != 0 ]")).toList();
      Process test =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return awaitEnd(test) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int awaitEnd(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
