package io.housekeeper.runtime.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * All that the ledger knows of a secret.
 *
 * @param text SHA-256 of it, as 64 hexadecimal digits
 */
public record TokenHash(String text) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public TokenHash {
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits; this has others");
    }
  }

  /** That of a secret, which is random and long: it needs no salt, and cannot be guessed. */
  public static TokenHash of(String secret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException("this Java has no SHA-256", none);
    }
  }

  /** Nobody who reads a log is to have something to compare with. */
  @Override
  public String toString() {
    return "***";
  }
}
