package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a certificate of its own, told what the guide shows. */
class TlsIT {

  private static final Pattern ROOT = Pattern.compile("http at (https://localhost:(\\d+))");

  @TempDir private Path folder;
  private Shipped shipped;
  private Terminal terminal;

  @BeforeEach
  void unpack() throws Exception {
    shipped = Shipped.into(Files.createDirectories(folder.resolve("service")), Map.of());
    terminal = new Terminal(folder, Map.of());
    shipped.configure(shown());
  }

  @AfterEach
  void end() {
    terminal.close();
    shipped.close();
  }

  private static String shown() throws IOException {
    return Page.all().stream()
        .filter(page -> page.name().equals("docs/operating.md"))
        .flatMap(page -> page.steps(Step.Block.class))
        .filter(block -> block.language().equals("hocon"))
        .map(Step.Block::text)
        .filter(text -> text.contains("http.tls"))
        .findFirst()
        .orElseThrow();
  }

  private OwnCertificate own() throws Exception {
    return OwnCertificate.in(shipped.home().resolve("conf/tls"), terminal);
  }

  private static int status(OwnCertificate trusted, String address) throws Exception {
    try (HttpClient client = trusted.client()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void speaksTlsAndNothingElseAndTakesOverWhatIsRenewed() throws Exception {
    OwnCertificate first = own();
    Started service = shipped.start();
    service.says("sign in once");
    Matcher root = ROOT.matcher(service.said());
    assertThat(root.find()).as(service.said()).isTrue();
    assertThat(status(first, root.group(1) + "/health/live")).isEqualTo(200);
    assertThat(shipped.run("token", "--local").said()).startsWith(root.group(1) + "/admin/sign-in");

    try (Socket plain =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(root.group(2)))) {
      plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      plain.getOutputStream().flush();
      assertThat(new String(plain.getInputStream().readAllBytes(), US_ASCII))
          .doesNotContain("HTTP");
    }
    assertThat(service.said()).doesNotContain("WARN").doesNotContain("ERROR");

    OwnCertificate renewed = own();
    assertThat(status(renewed, root.group(1) + "/health/live")).isEqualTo(200);
    service.says("the certificate was replaced");
  }

  @Test
  void filesThatDoNotFitAreNamedBeforeItStarts() throws Exception {
    own();
    Ended well = shipped.run("check", "--offline");
    assertThat(well.code()).as(well.said()).isZero();
    Path key = shipped.home().resolve("conf/tls/key.pem");
    Path other = OwnCertificate.in(folder.resolve("other"), terminal).key();
    Files.writeString(key, Files.readString(other));
    Ended checked = shipped.run("check", "--offline");
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.said())
        .contains("http.tls: conf/tls/key.pem is not the key of the first certificate in");
    Started service = shipped.start();
    service.says("extension 'http' does not run: http.tls: conf/tls/key.pem is not the key");
    assertThat(service.said()).doesNotContain("\tat ");
  }
}
