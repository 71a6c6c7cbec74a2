package io.housekeeper.sentry.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells texts apart where a name has few characters: the same for ever. */
public final class Hash {

  private Hash() {}

  /** Some characters from 0 to f, up to 64. */
  public static String of(String text, int characters) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, characters);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
