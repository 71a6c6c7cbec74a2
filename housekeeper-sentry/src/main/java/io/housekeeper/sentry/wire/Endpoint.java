package io.housekeeper.sentry.wire;

import io.housekeeper.api.Secret;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where envelopes go.
 *
 * @param address of the project's envelopes
 * @param authorization what is said in {@code X-Sentry-Auth}
 */
public record Endpoint(URI address, String authorization) {

  private static final Pattern DSN =
      Pattern.compile(
          "(https?)://([!-~&&[^:@/]]+)(?::([!-~&&[^@/]]*))?@([^/@\\s]+)/(?:(\\S*)/)?([^/\\s]+)/?");
  private static final String WANTED = "dsn must be like https://KEY@HOST/PROJECT";

  /**
   * That of a DSN.
   *
   * @param program its name and version, as the server is told
   * @throws IllegalArgumentException with a sentence that does not have the DSN in it
   */
  public static Endpoint of(Secret dsn, String program) {
    Matcher parts = DSN.matcher(dsn.reveal().strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(WANTED);
    }
    String path = parts.group(5) == null ? "" : parts.group(5) + "/";
    String address =
        "%s://%s/%sapi/%s/envelope/"
            .formatted(parts.group(1), parts.group(4), path, parts.group(6));
    String secret = parts.group(3) == null ? "" : ",sentry_secret=" + parts.group(3);
    return new Endpoint(
        uri(address),
        "Sentry sentry_version=7,sentry_client=%s,sentry_key=%s%s"
            .formatted(program, parts.group(2), secret));
  }

  /**
   * Sees whether a DSN is one.
   *
   * @throws IllegalArgumentException with a sentence that does not have the DSN in it
   */
  public static void check(Secret dsn) {
    Endpoint unused = of(dsn, "");
  }

  private static URI uri(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException(WANTED, noAddress);
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          WANTED + ", with a host of letters, digits, dots and hyphens, and a number as port");
    }
    return uri;
  }

  /** Without what lets somebody in. */
  @Override
  public String toString() {
    return address.toString();
  }
}
