package io.housekeeper.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and certificates as programs write them, and as they should not be. */
class PairTest {

  @TempDir private static Path folder;
  private static Certificates files;

  @BeforeAll
  static void make() throws Exception {
    files = Certificates.in(folder);
    files.signed("rsa", "rsa:2048", "ca");
    files.signed("curve", "P-256", "ca");
    files.signed("large-curve", "P-384", "ca");
    files.signed("edwards", "ed25519", "ca");
    files.openssl("rsa", "-in", "rsa.key", "-traditional", "-out", "rsa-old.key");
    files.openssl("ec", "-in", "curve.key", "-out", "curve-old.key");
    files.openssl("ec", "-in", "large-curve.key", "-out", "large-curve-old.key");
    files.openssl("ecparam", "-name", "prime256v1", "-out", "parameters.pem");
    files.joined("curve-with-parameters.key", "parameters.pem", "curve-old.key");
    files.joined("chain.pem", "rsa.pem", "ca.pem");
    files.joined("chain-upside-down.pem", "ca.pem", "rsa.pem");
    files.openssl(
        "pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:secret", "-out", "locked.key");
    files.openssl(
        "rsa",
        "-in",
        "rsa.key",
        "-traditional",
        "-aes128",
        "-passout",
        "pass:secret",
        "-out",
        "locked-old.key");
    files.openssl("genpkey", "-algorithm", "X25519", "-out", "other.key");
    Files.writeString(files.file("empty"), "");
    Files.writeString(
        files.file("garbled.key"),
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n");
    Files.writeString(
        files.file("garbled.pem"),
        "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA\n-----END CERTIFICATE-----\n");
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem,rsa.key,RSA",
    "rsa.pem,rsa-old.key,RSA",
    "chain.pem,rsa.key,RSA",
    "curve.pem,curve.key,EC",
    "curve.pem,curve-old.key,EC",
    "curve.pem,curve-with-parameters.key,EC",
    "large-curve.pem,large-curve.key,EC",
    "large-curve.pem,large-curve-old.key,EC",
    "edwards.pem,edwards.key,EdDSA"
  })
  void aKeyIsReadInEachOfItsForms(String certificate, String key, String kind) {
    Pair pair = Pair.of(files.file(certificate), files.file(key));
    assertThat(pair.key().getAlgorithm()).isEqualTo(kind);
    assertThat(pair.own().getSubjectX500Principal().getName())
        .isEqualTo("CN=" + certificate.replace(".pem", "").replace("chain", "rsa"));
  }

  private static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("none.pem", "rsa.key", "none.pem is not there, or may not be read"),
        Arguments.of("rsa.pem", "none.key", "none.key is not there, or may not be read"),
        Arguments.of("empty", "rsa.key", "empty has no certificate"),
        Arguments.of("rsa.pem", "empty", "empty has no private key"),
        Arguments.of("garbled.pem", "rsa.key", "garbled.pem has a certificate that cannot be read"),
        Arguments.of("rsa.pem", "garbled.key", "garbled.key has a key that nobody can read here"),
        Arguments.of("rsa.pem", "other.key", "other.key has a key that nobody can read here"),
        Arguments.of("rsa.pem", "locked.key", "locked.key has a key that takes a password"),
        Arguments.of("rsa.pem", "locked-old.key", "locked-old.key has a key that takes a password"),
        Arguments.of("rsa.pem", "ca.key", "ca.key is not the key of the first certificate in"),
        Arguments.of("rsa.pem", "curve.key", "curve.key is not the key of the first certificate"),
        Arguments.of(
            "chain-upside-down.pem", "rsa.key", "rsa.key is not the key of the first certificate"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitIsSaidInASentence(String certificate, String key, String sentence) {
    assertThatThrownBy(() -> Pair.of(files.file(certificate), files.file(key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("Exception")
        .extracting(it -> String.valueOf(it.getMessage()).lines().count())
        .isEqualTo(1L);
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> Pair.of(folder, files.file("rsa.key")))
        .hasMessageContaining("is not there, or may not be read");
  }
}
