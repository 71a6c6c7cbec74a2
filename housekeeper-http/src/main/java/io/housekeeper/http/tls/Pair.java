package io.housekeeper.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key and the certificate that belongs to it.
 *
 * @param chain the certificate, and those that vouch for it
 */
record Pair(PrivateKey key, List<X509Certificate> chain) {

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with a sentence, if they are not there, or do not fit
   */
  static Pair of(Path certificate, Path key) {
    Pair pair = new Pair(PemKey.in(key), chain(certificate));
    if (!pair.fits()) {
      throw new IllegalArgumentException(
          "%s is not the key of the first certificate in %s: that of this server comes first, and"
                  .formatted(key, certificate)
              + " those that vouch for it follow");
    }
    return pair;
  }

  /** What a file says. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unread) {
      throw new IllegalArgumentException(file + " is not there, or may not be read", unread);
    }
  }

  private static List<X509Certificate> chain(Path file) {
    List<X509Certificate> chain;
    try {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException misfit) {
      throw new IllegalArgumentException(file + " has a certificate that cannot be read", misfit);
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(file + " has no certificate");
    }
    return chain;
  }

  /** The certificate of this server. */
  X509Certificate own() {
    return chain.get(0);
  }

  /** Whether what the key signs is what the certificate vouches for. */
  private boolean fits() {
    byte[] text = own().getSerialNumber().toByteArray();
    try {
      Signature pen = Signature.getInstance(signature());
      pen.initSign(key);
      pen.update(text);
      byte[] signed = pen.sign();
      pen.initVerify(own().getPublicKey());
      pen.update(text);
      return pen.verify(signed);
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private String signature() {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
