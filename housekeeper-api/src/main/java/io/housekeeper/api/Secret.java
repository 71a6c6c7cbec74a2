package io.housekeeper.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be shown: it prints as {@code ***}, and reaches neither log, ledger nor
 * browser unless somebody {@linkplain #reveal() reveals} it.
 */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A secret with this text. */
  public static Secret of(String text) {
    return new Secret(requireNonNull(text, "text of a secret"));
  }

  /** The text itself, for the one place that needs it. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not depend on where the texts differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(text.getBytes(UTF_8), secret.text.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
