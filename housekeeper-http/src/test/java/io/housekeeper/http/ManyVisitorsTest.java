package io.housekeeper.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who take their time, and many who listen, harm nobody else. */
class ManyVisitorsTest {

  private static final int SLOW = 500;
  private static final int LISTENERS = 1_000;
  private static final long MEGABYTE = 1024L * 1024;

  @TempDir private Path folder;

  private Node node;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    node =
        Node.with(folder, Task.of(TaskSpec.named("tick").schedule("every 1s").build(), run -> {}));
  }

  @AfterEach
  void end() throws IOException {
    node.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", node.port());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    return socket;
  }

  private String head(String request) {
    return request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Node.TOKEN + "\r\n";
  }

  @Test
  void whoeverDripsKeepsNobodyElseWaitingAndIsSentAway() throws Exception {
    for (int i = 0; i < SLOW; i++) {
      Socket socket = connect();
      if (i % 2 == 0) {
        say(socket, "GET /health/live HTTP/1.1\r\nX-Slow: ");
      } else {
        say(
            socket,
            head("POST /api/housekeeper/tasks/tick/pause")
                + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
      }
    }
    List<Long> millis = new ArrayList<>();
    for (int look = 0; look < 40; look++) {
      for (int i = look; i < SLOW; i += 40) {
        drip(sockets.get(i));
      }
      long before = System.nanoTime();
      assertThat(node.get("/api/housekeeper/tasks").statusCode()).isEqualTo(200);
      millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
    }
    assertThat(millis.stream().sorted().toList().get(millis.size() / 2)).isLessThan(100L);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(sockets).allMatch(ManyVisitorsTest::isSentAway));
  }

  private void drip(Socket socket) {
    try {
      say(socket, "x");
    } catch (IOException sentAway) {
      // As it should be: that it is so for all of them is looked at in the end.
      return;
    }
  }

  private static boolean isSentAway(Socket socket) {
    try {
      socket.setSoTimeout(1);
      InputStream in = socket.getInputStream();
      int read = in.read();
      while (read >= 0) {
        read = in.read();
      }
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void aThousandListenToWhatHappens() throws Exception {
    long before = memory();
    for (int i = 0; i < LISTENERS; i++) {
      say(connect(), head("GET /api/housekeeper/events") + "\r\n");
    }
    for (Socket socket : sockets) {
      assertThat(line(socket)).contains("200");
    }
    for (Socket socket : sockets) {
      hear(socket, "event:run");
    }
    // Both ends of the connections are in this process.
    assertThat((memory() - before) / MEGABYTE).isLessThan(100);
    assertThat(lateness()).allMatch(late -> late.compareTo(Duration.ofMillis(500)) < 0);

    long closing = System.nanoTime();
    node.close();
    assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(10));
    Awaitility.await()
        .untilAsserted(() -> assertThat(sockets).allMatch(ManyVisitorsTest::isSentAway));
  }

  private static long memory() {
    System.gc();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.append((char) read);
    }
    return line.toString();
  }

  private static void hear(Socket socket, String text) throws IOException {
    while (!line(socket).contains(text)) {
      assertThat(socket.isClosed()).isFalse();
    }
  }

  private List<Duration> lateness() {
    return node.housekeeper().control().runs().page(RunQuery.newest(5).of("tick")).stream()
        .filter(RunSummary::isOver)
        .map(
            run ->
                Duration.between(
                    run.source().fire().orElseThrow(), run.times().startedAt().orElseThrow()))
        .toList();
  }
}
