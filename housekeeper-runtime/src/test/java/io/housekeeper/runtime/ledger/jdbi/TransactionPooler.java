package io.housekeeper.runtime.ledger.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What PgBouncer does in transaction mode, for tests and unkinder: it hands every transaction to
 * the session that had none for the longest time, so that two in a row never meet the same one.
 * Whatever a session keeps between transactions (settings, locks, listeners, prepared statements)
 * stays with that session, as with PgBouncer before 1.21. Every session tells its number: {@code
 * SHOW housekeeper.session}.
 *
 * <p>It speaks as much of the protocol as JDBC needs: no TLS, no COPY, no cancelling.
 */
public final class TransactionPooler implements AutoCloseable {

  private static final int PROTOCOL = 3 << 16;
  private static final int ASKS_FOR_TLS = 80877103;
  private static final int ASKS_FOR_GSS = 80877104;

  private final PostgresServer.Database database;
  private final ServerSocket door;
  private final BlockingQueue<Seat> seats = new LinkedBlockingQueue<>();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  /**
   * @param sessions how many of the server's sessions all clients share
   */
  public TransactionPooler(PostgresServer.Database database, int sessions) {
    this.database = database;
    for (int number = 1; number <= sessions; number++) {
      seats.add(new Seat(number, null));
    }
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(this::letIn);
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/" + database.name();
  }

  DataSource dataSource() {
    return PostgresServer.source(url());
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Closeable one : open) {
      one.close();
    }
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("transaction pooler").start(work);
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        inBackground(() -> serve(client));
      } catch (IOException e) {
        // The door was closed, and the loop ends; or the client has gone already.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Peer client = new Peer(socket, socket.getInputStream(), socket.getOutputStream());
      if (client.greet()) {
        while (client.awaitWords()) {
          transaction(client);
        }
      }
    } catch (IOException e) {
      // As with PgBouncer: who misbehaves or has lost the server is hung up on.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /** One transaction on the next seat; a session that did not get to its end is thrown away. */
  private void transaction(Peer client) throws IOException, InterruptedException {
    Seat seat = seats.take();
    Peer session = seat.session();
    boolean whole = false;
    try {
      if (session == null) {
        session = connect(seat.number());
      }
      do {
        relay(client, session);
      } while (session.inTransaction);
      whole = true;
    } finally {
      if (!whole && session != null) {
        open.remove(session.connection);
        session.connection.close();
      }
      seats.add(new Seat(seat.number(), whole ? session : null));
    }
  }

  /** What the client says up to the point where it waits, and the answer to that. */
  private static void relay(Peer client, Peer session) throws IOException {
    byte type;
    do {
      Message message = client.read();
      type = message.type;
      if (type == 'X') {
        throw new EOFException("the client has left");
      }
      if (type == 'H') {
        throw new IOException("a client that waits for a part of the answer");
      }
      session.write(message);
    } while (type != 'Q' && type != 'S');
    session.out.flush();
    Message answer;
    do {
      answer = session.read();
      if (answer.type == 'G') {
        throw new IOException("COPY");
      }
      client.write(answer);
    } while (answer.type != 'Z');
    session.inTransaction = answer.body[0] != 'I';
    client.out.flush();
  }

  private Peer connect(int number) throws IOException {
    SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(database.server().socket()));
    open.add(channel);
    Peer session =
        new Peer(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    for (String word :
        List.of(
            "user",
            PostgresServer.USER,
            "database",
            database.name(),
            "client_encoding",
            "UTF8",
            "housekeeper.session",
            Integer.toString(number),
            "")) {
      words.write(word.getBytes(UTF_8));
      words.write(0);
    }
    session.out.writeInt(words.size() + 8);
    session.out.writeInt(PROTOCOL);
    words.writeTo(session.out);
    session.out.flush();
    Message answer;
    do {
      answer = session.read();
      if (answer.type == 'E') {
        throw new IOException(new String(answer.body, UTF_8));
      }
    } while (answer.type != 'Z');
    return session;
  }

  /** One of the server's sessions, or the place for it as long as there is none. */
  private record Seat(int number, @Nullable Peer session) {}

  /** The messages of the protocol: a letter, and what belongs to it. */
  private static final class Message {

    private final byte type;
    private final byte[] body;

    private Message(byte type, byte[] body) {
      this.type = type;
      this.body = body;
    }

    static Message of(char type, String text) {
      return new Message((byte) type, text.getBytes(UTF_8));
    }
  }

  /** The other end of a connection: a client of this pooler, or a session of the server. */
  private static final class Peer {

    private final Closeable connection;
    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean inTransaction;
    private @Nullable Message next;

    private Peer(Closeable connection, InputStream in, OutputStream out) {
      this.connection = connection;
      this.in = new DataInputStream(new BufferedInputStream(in));
      this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /** Whether it is a client that wants to talk; everybody is let in. */
    private boolean greet() throws IOException {
      int length = in.readInt();
      int wish = in.readInt();
      while (wish == ASKS_FOR_TLS || wish == ASKS_FOR_GSS) {
        out.write('N');
        out.flush();
        length = in.readInt();
        wish = in.readInt();
      }
      in.readNBytes(length - 8);
      if (wish >> 16 != PROTOCOL >> 16) {
        return false;
      }
      write(Message.of('R', "\0\0\0\0"));
      write(Message.of('S', "client_encoding\0UTF8\0"));
      write(Message.of('S', "DateStyle\0ISO, MDY\0"));
      write(Message.of('S', "integer_datetimes\0on\0"));
      write(Message.of('S', "standard_conforming_strings\0on\0"));
      write(Message.of('S', "server_version\00018.0\0"));
      write(Message.of('S', "TimeZone\0UTC\0"));
      write(Message.of('K', "\0\0\0\0\0\0\0\0"));
      write(Message.of('Z', "I"));
      out.flush();
      return true;
    }

    /** Whether there is more to do for a client: it has not left. */
    private boolean awaitWords() throws IOException {
      next = read();
      return next.type != 'X';
    }

    private Message read() throws IOException {
      Message waiting = next;
      next = null;
      if (waiting != null) {
        return waiting;
      }
      byte type = in.readByte();
      return new Message(type, in.readNBytes(in.readInt() - 4));
    }

    private void write(Message message) throws IOException {
      out.writeByte(message.type);
      out.writeInt(message.body.length + 4);
      out.write(message.body);
    }
  }
}
