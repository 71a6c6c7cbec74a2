package io.housekeeper.dist.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What connects a node with its database, and can lose all packets: nothing comes through in either
 * direction and nobody is told, as with a switch that is off. What was sent comes through later, as
 * TCP sees to it, where the connection still lasts.
 */
final class Wire implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private boolean loses;

  private Wire(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  static Wire to(int server) {
    try {
      Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      inBackground(wire::letIn);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on, or no longer, packets are lost. */
  void loses(boolean packets) {
    lock.lock();
    try {
      loses = packets;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("wire").start(work);
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        inBackground(() -> connect(client));
      } catch (IOException closed) {
        // The door was closed, and the loop ends.
      }
    }
  }

  private void connect(Socket client) {
    passes();
    try {
      Socket peer = new Socket(InetAddress.getLoopbackAddress(), server);
      client.setTcpNoDelay(true);
      peer.setTcpNoDelay(true);
      inBackground(() -> carry(client, peer));
      inBackground(() -> carry(peer, client));
    } catch (IOException e) {
      close(client);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] packet = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
        passes();
        out.write(packet, 0, length);
      }
      passes();
    } catch (IOException e) {
      passes();
    }
  }

  /** Returns when nothing is lost. */
  private void passes() {
    lock.lock();
    try {
      while (loses) {
        mended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    loses(false);
  }
}
