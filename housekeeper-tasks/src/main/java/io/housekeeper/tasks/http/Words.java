package io.housekeeper.tasks.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong with a connection, in words. */
public final class Words {

  private Words() {}

  /** A failure. */
  public static String of(Throwable failure) {
    Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      return "its host is not known";
    }
    if (cause instanceof SSLException || failure instanceof SSLException) {
      return "the connection cannot be encrypted (%s)".formatted(failure.getMessage());
    }
    if (failure instanceof ConnectException) {
      return Optional.ofNullable(failure.getMessage())
          .map(text -> "nobody listens there (%s)".formatted(text))
          .orElse("nobody listens there");
    }
    return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
  }

  /** A time. */
  public static String of(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
