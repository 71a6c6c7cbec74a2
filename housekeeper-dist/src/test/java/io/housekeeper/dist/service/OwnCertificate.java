package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine that vouches for itself.
 *
 * @param folder in which it lies, as chain.pem, with its key, as key.pem
 */
record OwnCertificate(Path folder) {

  /** Makes one as an operator does. */
  static OwnCertificate in(Path folder, Terminal terminal)
      throws IOException, InterruptedException {
    String made =
        "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2"
            + " -subj /CN=localhost -addext subjectAltName=DNS:localhost"
            + " -keyout key.pem -out chain.pem && chmod a+r key.pem";
    Files.createDirectories(folder);
    Ended ended = terminal.run(folder, List.of("sh", "-c", made));
    if (ended.code() == 127) {
      abort("there is no openssl, so no certificates can be made");
    }
    assertThat(ended.code()).as(ended.said()).isZero();
    return new OwnCertificate(folder);
  }

  Path chain() {
    return folder.resolve("chain.pem");
  }

  Path key() {
    return folder.resolve("key.pem");
  }

  /** A client that trusts it and nobody else. */
  HttpClient client() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(chain())) {
      store.setCertificateEntry(
          "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
