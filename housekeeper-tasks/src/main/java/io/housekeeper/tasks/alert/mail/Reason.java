package io.housekeeper.tasks.alert.mail;

import io.housekeeper.tasks.alert.Texts;
import io.housekeeper.tasks.http.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** Why mail could not be sent. */
final class Reason {

  private static final int LONGEST = 300;
  private static final int DEEPEST = 10;

  private Reason() {}

  /** What was thrown, and what that goes back to. */
  static Stream<Throwable> all(Throwable failure) {
    return Stream.iterate(Optional.of(failure), Optional::isPresent, Reason::cause)
        .limit(DEEPEST)
        .map(Optional::get);
  }

  private static Optional<Throwable> cause(Optional<Throwable> failure) {
    return failure.map(Throwable::getCause);
  }

  /** Of several addresses it may be one. */
  private static String whom(Throwable failure) {
    String refused =
        all(failure)
            .filter(SMTPAddressFailedException.class::isInstance)
            .map(one -> ((SMTPAddressFailedException) one).getAddress().getAddress())
            .distinct()
            .collect(Collectors.joining(", "));
    return refused.isEmpty() ? "" : refused + ": ";
  }

  /** In words: the innermost reason knows best. */
  static String of(Throwable failure) {
    Throwable innermost = all(failure).reduce((outer, inner) -> inner).orElse(failure);
    return Texts.line(whom(failure) + Words.of(innermost), LONGEST);
  }
}
