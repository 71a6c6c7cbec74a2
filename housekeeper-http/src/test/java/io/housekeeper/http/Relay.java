package io.housekeeper.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bad way to a server: its connections break when a test wants it. */
final class Relay implements AutoCloseable {

  private final ServerSocket entrance;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean swallows = new AtomicBoolean();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Relay(ServerSocket entrance, int port) {
    this.entrance = entrance;
    this.port = port;
  }

  /** To a server at a port of this machine. */
  static Relay to(int port) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    relay.threads.execute(relay::letIn);
    return relay;
  }

  URI address() {
    return URI.create("http://localhost:" + entrance.getLocalPort());
  }

  /** Breaks all connections. */
  void cut() {
    open.forEach(Relay::end);
  }

  /** The server gets the next request, and its answer does not arrive. */
  void swallowAnAnswer() {
    swallows.set(true);
  }

  private void letIn() {
    try {
      while (!entrance.isClosed()) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(client);
        open.add(server);
        threads.execute(() -> pump(client, server, false));
        threads.execute(() -> pump(server, client, true));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void pump(Socket from, Socket to, boolean isAnswer) {
    byte[] some = new byte[8_192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int read = in.read(some);
      while (read >= 0 && !(isAnswer && swallows.getAndSet(false))) {
        out.write(some, 0, read);
        out.flush();
        read = in.read(some);
      }
    } catch (IOException broken) {
      // Both ends go.
    }
    end(from);
    end(to);
    open.remove(from);
    open.remove(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is what was wanted.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
    threads.shutdownNow();
  }
}
