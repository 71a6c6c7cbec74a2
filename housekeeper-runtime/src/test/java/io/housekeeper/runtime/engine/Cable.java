package io.housekeeper.runtime.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What connects a node with a server on this machine, so that a test can cut it and mend it. */
final class Cable implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Cable(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  static Cable to(int server) {
    try {
      Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      inBackground(cable::letIn);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void cut() {
    cut = true;
    open.forEach(Cable::close);
  }

  void mend() {
    cut = false;
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("cable").start(work);
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException e) {
        // The door was closed, and the loop ends; or one of both has gone already.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    open.add(client);
    if (cut) {
      close(client);
      return;
    }
    Socket peer = new Socket(InetAddress.getLoopbackAddress(), server);
    client.setTcpNoDelay(true);
    peer.setTcpNoDelay(true);
    open.add(peer);
    inBackground(() -> carry(client, peer));
    inBackground(() -> carry(peer, client));
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // It was cut, or one side has hung up.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
