package io.housekeeper.tasks.http;

import io.housekeeper.api.Secret;
import java.util.regex.Pattern;

/** A secret that lets somebody in: {@code Authorization: Bearer}. */
public final class Bearer {

  /** Of anything else the client would say what it is, and why it cannot be sent. */
  private static final Pattern SENDABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  private Bearer() {}

  /**
   * Refuses what cannot be sent.
   *
   * @throws IllegalArgumentException with a sentence that does not have it
   */
  public static void check(Secret bearer) {
    if (!SENDABLE.matcher(bearer.reveal()).matches()) {
      throw new IllegalArgumentException(
          "bearer must be letters, digits and signs of ASCII, without line breaks, and without spaces around it");
    }
  }

  /** The value of the header. */
  public static String header(Secret bearer) {
    check(bearer);
    return "Bearer " + bearer.reveal();
  }
}
