package io.housekeeper.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** A certificate and its key, of PEM files, for connections that nobody else reads. */
public final class Tls {

  private Tls() {}

  /**
   * What connections are made with. Files that are replaced hold from the next connection on.
   *
   * @throws IllegalArgumentException with a sentence, if the files are not what they should be
   */
  public static SSLContext of(Path certificate, Path key) {
    KeyManager renewing = new Renewing(certificate, key);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {renewing}, null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }
}
