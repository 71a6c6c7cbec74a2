package io.housekeeper.tasks.alert.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.api.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows a receiver who has sent a body, and when. */
final class Signature {

  private static final String VERSION = "v1=";

  private Signature() {}

  /**
   * The signature, as a header has it.
   *
   * @param timestamp in seconds, as another header has it
   */
  static String of(Secret secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
      byte[] sum = mac.doFinal((timestamp + "." + body).getBytes(UTF_8));
      return VERSION + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
