package io.housekeeper.dist.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What tasks write to, outside all nodes: a file that only grows, and is on the disk before a task
 * is answered. It refuses a fencing token that is lower than one it has seen of the same place, and
 * notes that too.
 */
final class EvidenceStore implements AutoCloseable {

  static final String ACCEPTED = "accepted";
  static final String REFUSED = "refused";

  private final Path file;
  private final FileChannel channel;
  private final ServerSocket door;
  private final Map<String, Long> highest = new HashMap<>();

  private EvidenceStore(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  static EvidenceStore in(Path folder) throws IOException {
    EvidenceStore store = new EvidenceStore(folder.resolve("evidence.tsv"));
    inBackground(store::letIn);
    return store;
  }

  int port() {
    return door.getLocalPort();
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("evidence").start(work);
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket writer = door.accept();
        inBackground(() -> serve(writer));
      } catch (IOException closed) {
        // The door was closed, and the loop ends.
      }
    }
  }

  private void serve(Socket writer) {
    try (writer;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      String message = in.readLine();
      if (message != null) {
        String answer = keep(message) ? ACCEPTED : REFUSED;
        writer.getOutputStream().write((answer + "\n").getBytes(UTF_8));
      }
    } catch (IOException gone) {
      // Its process was killed: what was received whole is kept, and nobody waits for the answer.
    }
  }

  private boolean keep(String message) throws IOException {
    Fact fact = written(message);
    if (!fact.is(Fact.Kind.TOLD)) {
      channel.force(false);
    }
    return fact.accepted();
  }

  private synchronized Fact written(String message) throws IOException {
    Fact fact = Fact.received(System.nanoTime(), true, message);
    boolean accepted = isAccepted(fact);
    Fact kept = new Fact(fact.nanos(), accepted, fact.kind(), fact.work(), fact.said());
    ByteBuffer bytes = UTF_8.encode(kept.line() + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return kept;
  }

  private boolean isAccepted(Fact fact) {
    Work work = fact.work();
    return fact.is(Fact.Kind.TOLD)
        || highest.merge(work.place(), work.token(), Math::max) == work.token();
  }

  /** All of it, in the order in which it came. */
  synchronized List<Fact> facts() {
    return read(file);
  }

  static List<Fact> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Fact::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    channel.close();
  }
}
