package io.housekeeper.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes certificates and keys as an operator does, with openssl. */
public final class Certificates {

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /** In a folder; an authority of its own signs them. */
  public static Certificates in(Path folder) throws IOException, InterruptedException {
    try {
      new ProcessBuilder("openssl", "version").start().waitFor();
    } catch (IOException missing) {
      abort("there is no openssl, so no certificates can be made");
    }
    Certificates all = new Certificates(Files.createDirectories(folder));
    all.self("ca", "P-256");
    return all;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** What openssl does there. */
  public void openssl(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("openssl.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(file("openssl.log"))).isZero();
  }

  private void self(String name, String kind) throws IOException, InterruptedException {
    openssl(request(name, kind).toArray(String[]::new));
  }

  /** A certificate for this machine, NAME.pem with its key NAME.key, that another one signs. */
  public void signed(String name, String kind, String authority)
      throws IOException, InterruptedException {
    Stream<String> by = Stream.of("-CA", authority + ".pem", "-CAkey", authority + ".key");
    Stream<String> here = Stream.of("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1");
    openssl(
        Stream.of(request(name, kind).stream(), by, here).flatMap(it -> it).toArray(String[]::new));
  }

  private static List<String> request(String name, String kind) {
    Stream<String> key =
        kind.startsWith("P-")
            ? Stream.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + kind)
            : Stream.of("-newkey", kind);
    Stream<String> rest = Stream.of("-keyout", name + ".key", "-out", name + ".pem", "-days", "2");
    return Stream.of(Stream.of("req", "-x509", "-nodes", "-subj", "/CN=" + name), key, rest)
        .flatMap(it -> it)
        .toList();
  }

  /** One file of several, one after the other. */
  public void joined(String name, String... parts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      all.append(Files.readString(file(part)));
    }
    Files.writeString(file(name), all);
  }

  /** A client that trusts the authority and nobody else. */
  public SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file("ca.pem"))) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }
}
