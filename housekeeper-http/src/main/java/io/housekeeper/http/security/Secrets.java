package io.housekeeper.http.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Compares secrets, and derives others of them. */
public final class Secrets {

  private Secrets() {}

  /** Whether two are the same, in a time that says nothing about where they differ. */
  public static boolean areSame(String one, String other) {
    return MessageDigest.isEqual(digest(one), digest(other));
  }

  /** What a page that a session has been shown says with each change. */
  public static String pageTokenOf(String session) {
    return hashOf("page " + session);
  }

  /** What stands for a secret where that itself must not be. */
  static String hashOf(String secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(secret));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
