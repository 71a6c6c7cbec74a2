package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An nginx of its own, which is told of the service what the guide says. */
final class Nginx {

  private static final String IN_THE_GUIDE = "http://127.0.0.1:9667";

  private final int port;

  private Nginx(int port) {
    this.port = port;
  }

  /** Where it lies; nobody needs to have the folder of servers in his path. */
  private static Path program() {
    return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> abort("there is no nginx: what is behind a proxy is not tried"));
  }

  /** What the guide shows. */
  private static String shown() throws IOException {
    return Page.all().stream()
        .filter(page -> page.name().equals("docs/operating.md"))
        .flatMap(page -> page.steps(Step.Block.class))
        .filter(block -> block.language().equals("nginx"))
        .map(Step.Block::text)
        .reduce((one, other) -> one + other)
        .orElseThrow();
  }

  /**
   * Starts it, as somebody who may nothing.
   *
   * @param target what stands for the address of the service in the guide
   * @param pair what it speaks TLS with, if it does
   */
  static Nginx before(Terminal terminal, Path folder, String target, Optional<OwnCertificate> pair)
      throws IOException {
    String program = program().toString();
    Path home = Unprivileged.commonFolder(folder.resolve("nginx"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(shown()).contains(IN_THE_GUIDE + ";");
    String encrypted =
        pair.map(
                it -> "ssl_certificate %s; ssl_certificate_key %s;".formatted(it.chain(), it.key()))
            .orElse("");
    String settings =
        """
        daemon off;
        pid HOME/pid;
        events {}
        http {
          access_log off;
          client_body_temp_path HOME/body;
          proxy_temp_path HOME/proxy;
          fastcgi_temp_path HOME/fastcgi;
          uwsgi_temp_path HOME/uwsgi;
          scgi_temp_path HOME/scgi;
          server {
            listen 127.0.0.1:%d %s;
            %s
            %s
          }
        }
        """
            .formatted(
                port,
                pair.isPresent() ? "ssl" : "",
                encrypted,
                shown().replace(IN_THE_GUIDE + ";", target + ";"))
            .replace("HOME", home.toString());
    Path file = Files.writeString(home.resolve("nginx.conf"), settings);
    List<String> command =
        List.of(program, "-p", home.toString(), "-c", file.toString(), "-e", "stderr");
    Started nginx = terminal.start(home, Unprivileged.executes("65534", command));
    Awaitility.await()
        .alias("nginx")
        .untilAsserted(() -> assertThat(listens(port)).as(nginx.said()).isTrue());
    return new Nginx(port);
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }
}
