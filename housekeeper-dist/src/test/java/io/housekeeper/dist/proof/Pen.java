package io.housekeeper.dist.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** Writes evidence from a node. */
final class Pen {

  private final int port;

  Pen(int port) {
    this.port = port;
  }

  /**
   * Returns when it is on the disk.
   *
   * @throws Refused if somebody with a higher token has written meanwhile
   */
  void write(Fact.Kind kind, Work work, String said) throws IOException, Refused {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      socket.getOutputStream().write((Fact.message(kind, work, said) + "\n").getBytes(UTF_8));
      if (!EvidenceStore.ACCEPTED.equals(in.readLine())) {
        throw new Refused(work);
      }
    }
  }

  /** The token was lower than one that was seen before. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(Work work) {
      super("refused: " + work);
    }
  }
}
