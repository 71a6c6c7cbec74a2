package io.housekeeper.http.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the certificate that lies in the files at this moment: whoever renews it replaces them. A
 * connection is made with a certificate and a key of one age, though they are asked for one after
 * the other: the name by which it asks tells which.
 */
final class Renewing extends X509ExtendedKeyManager {

  private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);

  /** What a file that is replaced has of its own. */
  private record Stamp(FileTime time, long size, @Nullable Object file) {

    static Optional<Stamp> of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new Stamp(now.lastModifiedTime(), now.size(), now.fileKey()));
      } catch (IOException gone) {
        return Optional.empty();
      }
    }
  }

  private record Aged(int age, Pair pair) {

    String name() {
      return Integer.toString(age);
    }
  }

  private final Path certificate;
  private final Path key;
  private List<Optional<Stamp>> seen;
  private Aged current;
  private Aged before;

  /**
   * @throws IllegalArgumentException with a sentence, if the files are not what they should be
   */
  Renewing(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    this.seen = stamps();
    this.current = new Aged(0, Pair.of(certificate, key));
    this.before = current;
  }

  private List<Optional<Stamp>> stamps() {
    return List.of(Stamp.of(certificate), Stamp.of(key));
  }

  /** One file may be replaced before the other: what does not fit is not taken over. */
  private synchronized Aged newest() {
    List<Optional<Stamp>> now = stamps();
    if (!now.equals(seen)) {
      seen = now;
      try {
        Pair pair = Pair.of(certificate, key);
        before = current;
        current = new Aged(before.age() + 1, pair);
        LOG.info(
            "the certificate was replaced: that of {} holds until {}",
            pair.own().getSubjectX500Principal(),
            pair.own().getNotAfter().toInstant());
      } catch (IllegalArgumentException misfit) {
        LOG.warn("the certificate before goes on, until it fits: {}", misfit.getMessage());
      }
    }
    return current;
  }

  private synchronized Optional<Pair> named(String name) {
    return Stream.of(current, before)
        .filter(one -> one.name().equals(name))
        .map(Aged::pair)
        .findFirst();
  }

  private @Nullable String chosen(String kind) {
    Aged newest = newest();
    return newest.pair().key().getAlgorithm().equals(kind) ? newest.name() : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chosen(kind);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chosen(kind);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String name) {
    return named(name).map(pair -> pair.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String name) {
    return named(name).map(Pair::key).orElse(null);
  }

  @Override
  public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
    return Stream.of(chosen(kind)).filter(Objects::nonNull).toArray(String[]::new);
  }

  @Override
  public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
