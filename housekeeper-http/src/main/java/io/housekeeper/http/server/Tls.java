package io.housekeeper.http.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its key, of PEM files, for connections that nobody else reads. */
public final class Tls {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

  private Tls() {}

  /**
   * What connections are made with.
   *
   * @throws IllegalArgumentException with a sentence, if the files are not what they should be
   */
  public static SSLContext of(Path certificate, Path key) {
    try {
      Collection<? extends Certificate> chain = chain(certificate);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("key", key(key), new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException unread) {
      throw new IllegalArgumentException(
          "the certificate or its key cannot be read: " + unread, unread);
    } catch (GeneralSecurityException misfit) {
      throw new IllegalArgumentException(
          "certificate and key do not fit: " + misfit.getMessage(), misfit);
    }
  }

  private static Collection<? extends Certificate> chain(Path file)
      throws IOException, GeneralSecurityException {
    Collection<? extends Certificate> chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(file + " has no certificate");
    }
    return chain;
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher text = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!text.find()) {
      throw new IllegalArgumentException(
          file
              + " has no key that begins with BEGIN PRIVATE KEY: openssl pkcs8 -topk8 -nocrypt"
              + " makes one of others");
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
    for (String kind : KINDS) {
      Optional<PrivateKey> key = key(kind, spec);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new IllegalArgumentException(file + " has a key of a kind that nobody knows here");
  }

  private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec spec)
      throws GeneralSecurityException {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
    } catch (InvalidKeySpecException another) {
      return Optional.empty();
    }
  }
}
