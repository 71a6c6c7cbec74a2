package io.housekeeper.tasks.alert.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver does, as the guide shows it. */
final class SignatureCheck {

  private SignatureCheck() {}

  static boolean isGenuine(
      String secret, String timestamp, byte[] body, String signature, Instant now)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(UTF_8));
    String wanted = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
    // In a time that does not depend on where they differ.
    return MessageDigest.isEqual(wanted.getBytes(UTF_8), signature.getBytes(UTF_8))
        && age.abs().compareTo(Duration.ofMinutes(5)) < 0;
  }
}
