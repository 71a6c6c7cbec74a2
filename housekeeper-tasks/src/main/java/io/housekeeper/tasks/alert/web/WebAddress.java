package io.housekeeper.tasks.alert.web;

import io.housekeeper.api.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address that is a secret: whoever knows it may post there. It is called by its host.
 *
 * @param secrets of what is sent there
 */
record WebAddress(URI uri, List<Secret> secrets) {

  private static final String WANTED =
      "url must begin with http:// or https:// and a host of letters, digits, dots and hyphens";
  private static final String MASK = "***";

  /** Shorter ones are words, such as hooks or api. */
  private static final int TELLING = 6;

  private static final Pattern PARTS = Pattern.compile("[/?&=]");

  /**
   * @throws IllegalArgumentException with a sentence that does not have it
   */
  static WebAddress of(Secret url, List<Secret> others) {
    URI uri = read(url);
    boolean isWeb =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!isWeb || uri.getHost() == null) {
      throw new IllegalArgumentException(WANTED);
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("url must not have a user in it");
    }
    return new WebAddress(uri, List.copyOf(others));
  }

  @SuppressWarnings("UnusedException") // What is thrown has the address in it.
  private static URI read(Secret url) {
    try {
      return URI.create(url.reveal().strip());
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(WANTED);
    }
  }

  /** What somebody else has said, without what he has been sent. */
  String masked(String text) {
    List<String> telling = new ArrayList<>();
    secrets.forEach(secret -> telling.add(secret.reveal()));
    String path = uri.getRawPath() + "?" + uri.getRawQuery();
    PARTS.splitAsStream(path).filter(part -> part.length() >= TELLING).forEach(telling::add);
    String masked = text;
    for (String part : telling) {
      masked = part.isEmpty() ? masked : masked.replace(part, MASK);
    }
    return masked;
  }

  /** Its host, which may be shown. */
  @Override
  public String toString() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
