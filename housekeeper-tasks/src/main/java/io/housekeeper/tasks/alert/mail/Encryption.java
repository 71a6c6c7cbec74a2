package io.housekeeper.tasks.alert.mail;

/** How a connection to a mail server is encrypted. */
public enum Encryption {
  /** It begins in the open, and nothing is said before it is encrypted. */
  STARTTLS(587),
  /** From its beginning. */
  TLS(465),
  /** Not at all: for a server on the same machine. */
  NONE(25);

  private final int port;

  Encryption(int port) {
    this.port = port;
  }

  /** Where servers usually listen. */
  int port() {
    return port;
  }
}
