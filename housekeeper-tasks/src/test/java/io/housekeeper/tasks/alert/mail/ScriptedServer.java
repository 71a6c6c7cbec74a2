package io.housekeeper.tasks.alert.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A mail server that answers as a test says, and that can begin to encrypt. */
final class ScriptedServer implements AutoCloseable {

  private final ServerSocket server;
  private final Optional<SSLSocketFactory> encryption;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private ScriptedServer(ServerSocket server, Optional<SSLSocketFactory> encryption) {
    this.server = server;
    this.encryption = encryption;
  }

  static ScriptedServer start(Optional<SSLSocketFactory> encryption) throws IOException {
    ScriptedServer made =
        new ScriptedServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), encryption);
    Thread.ofPlatform().daemon().start(made::serve);
    return made;
  }

  /** What it answers to a command, in place of a yes. */
  ScriptedServer answering(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  /** What it was told, behind "encrypted " if it was. */
  List<String> heard() {
    return heard;
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        say(socket, "220 scripted");
        talk(socket);
      } catch (IOException gone) {
        heard.add("gone");
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(socket instanceof SSLSocket ? "encrypted " + line : line);
      String command = line.split(" ", 2)[0];
      if (command.equals("STARTTLS") && encryption.isPresent()) {
        say(socket, "220 go on");
        talk(encrypted(socket, encryption.get()));
        return;
      }
      say(socket, answers.getOrDefault(command, usual(command)));
      if (command.equals("DATA")) {
        skip(in);
        say(socket, "250 taken");
      }
    }
  }

  private String usual(String command) {
    return switch (command) {
      case "EHLO" -> encryption.isPresent() ? "250-scripted\r\n250 STARTTLS" : "250 scripted";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 yes";
    };
  }

  private static void skip(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null && !line.equals("."); ) {
      line = in.readLine();
    }
  }

  private static Socket encrypted(Socket socket, SSLSocketFactory factory) throws IOException {
    SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
