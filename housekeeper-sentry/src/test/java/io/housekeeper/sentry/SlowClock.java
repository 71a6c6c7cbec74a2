package io.housekeeper.sentry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.housekeeper.api.Secret;
import io.sentry.CheckIn;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server in Sentry's place whose clock says what it is told to say. */
final class SlowClock implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Received> taken = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.EPOCH;

  SlowClock() throws IOException {
    Thread.ofPlatform().daemon().start(this::serve);
  }

  Secret dsn() {
    return Secret.of("http://key@localhost:%d/42".formatted(socket.getLocalPort()));
  }

  void is(Instant time) {
    now = time;
  }

  List<String> statuses() {
    return taken.stream().flatMap(one -> one.checkIn().stream()).map(CheckIn::getStatus).toList();
  }

  private void serve() {
    try {
      while (true) {
        Socket one = socket.accept();
        Thread.ofPlatform().daemon().start(() -> serve(one));
      }
    } catch (IOException closed) {
      // Nobody comes any more.
    }
  }

  private void serve(Socket one) {
    try (one) {
      InputStream in = new BufferedInputStream(one.getInputStream());
      int length = length(in);
      while (length >= 0) {
        taken.add(Received.read(in.readNBytes(length)));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
        one.getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(date)
                    .getBytes(US_ASCII));
        length = length(in);
      }
    } catch (IOException gone) {
      // Whoever asked has hung up.
    }
  }

  /** Of the body of a request, whose head is read; less than none if there is no request. */
  private static int length(InputStream in) throws IOException {
    int length = -1;
    String line = line(in);
    while (!line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      line = line(in);
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
