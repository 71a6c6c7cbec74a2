package io.housekeeper.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.http.HttpExtension;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.boot.Housekeeper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that speaks TLS, over real connections. */
class TlsTest {

  private static final String TOKEN = "a-token-for-the-tests";

  /** A greeting of somebody who knows nothing newer than TLS 1.1. */
  private static final byte[] OLD =
      HexFormat.of()
          .parseHex(
              "160302002d"
                  + "0100002903020102030405060708090a0b0c0d0e0f101112131415161718191a"
                  + "1b1c1d1e1f20"
                  + "00"
                  + "0002c013"
                  + "0100");

  @TempDir private Path folder;
  private Certificates files;
  private Optional<Housekeeper> running = Optional.empty();
  private int port;

  @BeforeEach
  void make() throws Exception {
    files = Certificates.in(folder.resolve("tls"));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void end() {
    running.ifPresent(Housekeeper::close);
  }

  private void start(Optional<Path> certificate, Optional<Path> key) {
    HttpSettings settings =
        HttpSettings.builder()
            .port(port)
            .token(Secret.of(TOKEN))
            .tls(new HttpSettings.Tls(certificate, key))
            .build();
    Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(folder.resolve("ledger.db"))
            .extension(new HttpExtension(), settings)
            .build();
    running = Optional.of(housekeeper);
    assertThat(housekeeper.start().failed()).isEmpty();
  }

  private void start(String certificate, String key) {
    start(Optional.of(files.file(certificate)), Optional.of(files.file(key)));
  }

  private HttpResponse<String> ask(HttpRequest.Builder request, String... protocols)
      throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(protocols.length == 0 ? null : protocols);
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(files.trust()).sslParameters(parameters).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
  }

  @ParameterizedTest
  @CsvSource({"rsa:2048,TLSv1.2", "rsa:2048,TLSv1.3", "P-256,TLSv1.2", "P-256,TLSv1.3"})
  void aClientThatTrustsTheAuthorityComesIn(String kind, String protocol) throws Exception {
    files.signed("own", kind, "ca");
    start("own.pem", "own.key");
    HttpResponse<String> up = ask(to("/health/live"), protocol);
    assertThat(up.statusCode()).isEqualTo(200);
    assertThat(up.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
  }

  @Test
  void thoseWhoVouchAreSentWithIt() throws Exception {
    files.signed("middle", "rsa:2048", "ca");
    files.signed("own", "P-256", "middle");
    files.joined("chain.pem", "own.pem", "middle.pem");
    start("chain.pem", "own.key");
    assertThat(ask(to("/health/live")).statusCode()).isEqualTo(200);
    running.ifPresent(Housekeeper::close);
    start("own.pem", "own.key");
    assertThatThrownBy(() -> ask(to("/health/live"))).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void whatIsReplacedHoldsFromTheNextConnectionOn() throws Exception {
    files.signed("own", "P-256", "ca");
    files.signed("next", "rsa:2048", "ca");
    start("own.pem", "own.key");
    assertThat(shown()).isEqualTo("CN=own");
    replace("own.pem", "next.pem");
    assertThat(shown()).as("the key does not fit yet").isEqualTo("CN=own");
    replace("own.key", "next.key");
    assertThat(shown()).isEqualTo("CN=next");
    Files.delete(files.file("own.key"));
    assertThat(shown()).isEqualTo("CN=next");
  }

  private void replace(String name, String by) throws IOException {
    Files.copy(files.file(by), files.file(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        files.file(name + ".part"),
        files.file(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whose certificate a client is shown. */
  private String shown() throws Exception {
    HttpResponse<String> answer = ask(to("/health/live"));
    assertThat(answer.statusCode()).isEqualTo(200);
    X509Certificate certificate =
        (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
    return certificate.getSubjectX500Principal().getName();
  }

  @Test
  void whoeverSpeaksAnotherLanguageIsSentAwayAndHarmsNobody() throws Exception {
    files.signed("own", "P-256", "ca");
    start("own.pem", "own.key");
    String plain = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertThat(new String(said(plain.getBytes(US_ASCII)), US_ASCII)).doesNotContain("HTTP/");
    assertThat(ask(to("/health/live")).statusCode()).isEqualTo(200);
  }

  @Test
  void tls11IsRefused() throws Exception {
    files.signed("own", "rsa:2048", "ca");
    start("own.pem", "own.key");
    // An alert (21) that is fatal (2): the version of the protocol (70).
    assertThat(said(OLD)).startsWith(21).endsWith(2, 70);
  }

  /** What is answered until the connection is closed. */
  private byte[] said(byte[] words) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(words);
      socket.getOutputStream().flush();
      return socket.getInputStream().readAllBytes();
    }
  }

  @Test
  void browsersKeepTheSessionToEncryptedConnections() throws Exception {
    files.signed("own", "P-256", "ca");
    start("own.pem", "own.key");
    assertThat(cookie(signIn("https"))).contains("; HttpOnly;").endsWith("; Secure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "HTTPS"})
  void soTheyDoBehindAProxyThatEncrypts(String scheme) throws Exception {
    start(Optional.empty(), Optional.empty());
    assertThat(cookie(signIn("http").header("X-Forwarded-Proto", scheme))).endsWith("; Secure");
    assertThat(cookie(signIn("http").header("X-Forwarded-Proto", "http"))).doesNotContain("Secure");
    assertThat(cookie(signIn("http"))).doesNotContain("Secure");
  }

  private String cookie(HttpRequest.Builder request) throws Exception {
    return ask(request).headers().firstValue("set-cookie").orElseThrow();
  }

  private HttpRequest.Builder signIn(String scheme) {
    return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + "/admin/sign-in"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("secret=" + TOKEN));
  }

  @Test
  void aNodeWhoseCertificateDoesNotFitSaysSoAndGoesOnWithout() throws Exception {
    files.signed("own", "P-256", "ca");
    assertThatThrownBy(() -> start("own.pem", "ca.key"))
        .hasMessageContaining(
            "extension 'http' does not run: http.tls: " + files.file("ca.key") + " is not the key");
    assertThat(running.orElseThrow().control().nodes().health().ready()).isTrue();
  }
}
