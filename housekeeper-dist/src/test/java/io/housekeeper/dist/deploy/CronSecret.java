package io.housekeeper.dist.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** What an application and the service share, as an application in Java looks at it. */
public record CronSecret(String text) {

  /**
   * Whether whoever asks knows it.
   *
   * @param authorization the header of that name; empty if there was none
   */
  public boolean isIn(String authorization) {
    return !text.isEmpty()
        && MessageDigest.isEqual(authorization.getBytes(UTF_8), ("Bearer " + text).getBytes(UTF_8));
  }
}
