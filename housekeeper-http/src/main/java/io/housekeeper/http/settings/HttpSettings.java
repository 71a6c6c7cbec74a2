package io.housekeeper.http.settings;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP server is told; the reference says what each is.
 *
 * @param traceLink an address with {@code {trace}} for the id of a trace
 * @param url what links for people begin with; where it listens, unless it is set
 * @param path what a proxy puts before each path; empty, or beginning with a slash
 */
public record HttpSettings(
    @Setting(value = "Whether there is any", or = "true") boolean enabled,
    @Setting(value = "Where it listens", or = "127.0.0.1") String address,
    @Setting(value = "At which port; 0 for any that is free", or = "9667") int port,
    @Setting("The names by which it is called") List<String> hosts,
    @Setting(value = "What a proxy puts before each path", or = "\"\"") String path,
    @Setting("A token of an administrator") Optional<Secret> token,
    @Setting(
            value = "The types of which tasks may be made",
            or = "[http-call, http-check, heartbeat]")
        List<String> newTasks,
    @Setting(value = "The secrets that those may have", or = "[]") List<String> newSecrets,
    @Setting("A certificate and its key") Tls tls,
    @Setting(value = "How many may listen at once", or = "1000") int listeners,
    @Setting("Where a trace is looked at") Optional<String> traceLink,
    @Setting("Where people find it") Optional<String> url) {

  /** A certificate with its chain, and its key, as PEM files. */
  public record Tls(
      @Setting("The certificate with its chain") Optional<Path> certificate,
      @Setting("Its key") Optional<Path> key) {

    public Tls {
      if (certificate.isPresent() != key.isPresent()) {
        throw new IllegalArgumentException("certificate and key must both be set, or none");
      }
    }
  }

  public HttpSettings {
    hosts = List.copyOf(hosts);
    newTasks = List.copyOf(newTasks);
    newSecrets = List.copyOf(newSecrets);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, and was " + port);
    }
    if (!path.isEmpty() && (!path.startsWith("/") || path.endsWith("/"))) {
      throw new IllegalArgumentException(
          "path must begin with a slash and not end with one, and was '" + path + "'");
    }
    if (traceLink.filter(link -> !link.matches("https?://.*[{]trace}.*")).isPresent()) {
      throw new IllegalArgumentException(
          "trace-link must be an address with {trace} in it, as in"
              + " https://jaeger.example.org/trace/{trace}");
    }
    if (url.filter(it -> !it.matches("https?://[^\\s/]+(/\\S*)?")).isPresent()) {
      throw new IllegalArgumentException(
          "url must be an address as in https://cron.example.org, and was '%s'"
              .formatted(url.orElse("")));
    }
    if (listeners < 1) {
      throw new IllegalArgumentException("listeners must be 1 or more");
    }
    if (token.filter(it -> it.reveal().length() < 16).isPresent()) {
      throw new IllegalArgumentException("token must have 16 characters or more");
    }
  }

  /** As is usual. */
  public static HttpSettings usual() {
    return builder().build();
  }

  /** As is usual, but for what is said of it. */
  public static HttpSettingsBuilder builder() {
    return new HttpSettingsBuilder();
  }
}
