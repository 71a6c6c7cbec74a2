package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes whatever comes. */
final class MailSink implements AutoCloseable {

  private final ServerSocket server;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private MailSink(ServerSocket server) {
    this.server = server;
  }

  static MailSink start() throws IOException {
    MailSink sink = new MailSink(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().start(sink::serve);
    return sink;
  }

  int port() {
    return server.getLocalPort();
  }

  /** All that it was told. */
  List<String> lines() {
    return lines;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException gone) {
        // The next one is waited for, unless this was the end.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    say(socket, "220 sink");
    boolean isInMail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      isInMail = line.equals("DATA") || (isInMail && !line.equals("."));
      if (!isInMail) {
        say(socket, "250 yes");
      } else if (line.equals("DATA")) {
        say(socket, "354 go on");
      }
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
