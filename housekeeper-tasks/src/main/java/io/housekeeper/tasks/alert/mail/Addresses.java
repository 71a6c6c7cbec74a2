package io.housekeeper.tasks.alert.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Addresses of mail. */
final class Addresses {

  private Addresses() {}

  /**
   * One, with a name or without.
   *
   * @param what it is for
   * @throws IllegalArgumentException with a sentence, if the text is none
   */
  static InternetAddress one(String what, String text) {
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      if (all.length == 1
          && !all[0].isGroup()
          && all[0].getAddress().matches("[^@\\s]+@[^@\\s]+")) {
        return all[0];
      }
    } catch (AddressException none) {
      throw new IllegalArgumentException(wanted(what, text), none);
    }
    throw new IllegalArgumentException(wanted(what, text));
  }

  private static String wanted(String what, String text) {
    return "%s must be an address such as ops@example.org, and was '%s'".formatted(what, text);
  }
}
