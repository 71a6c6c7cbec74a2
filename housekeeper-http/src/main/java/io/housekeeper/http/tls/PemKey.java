package io.housekeeper.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as a PEM file has it, in one of the three forms that programs write. */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.+?)-----END \\1-----", Pattern.DOTALL);

  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with a sentence, if there is none that can be used
   */
  static PrivateKey in(Path file) {
    Matcher block = BLOCK.matcher(new String(Pair.bytes(file), US_ASCII));
    if (!block.find()) {
      throw new IllegalArgumentException(file + " has no private key");
    }
    if (block.group().contains("ENCRYPTED")) {
      throw new IllegalArgumentException(
          "%s has a key that takes a password, and nobody is there to type it: openssl pkey writes"
                  .formatted(file)
              + " it without");
    }
    return key(file, block.group(1), block.group(2))
        .orElseThrow(
            () -> new IllegalArgumentException(file + " has a key that nobody can read here"));
  }

  private static Optional<PrivateKey> key(Path file, String form, String text) {
    try {
      byte[] said = Base64.getMimeDecoder().decode(text);
      return switch (form) {
        case "PRIVATE KEY" -> KINDS.stream().flatMap(kind -> key(kind, said).stream()).findFirst();
        case "RSA PRIVATE KEY" -> key("RSA", Der.wrappedRsa(said));
        case "EC PRIVATE KEY" -> key("EC", Der.wrappedCurve(said));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | BufferUnderflowException garbled) {
      throw new IllegalArgumentException(file + " has a key that is garbled", garbled);
    }
  }

  private static Optional<PrivateKey> key(String kind, byte[] wrapped) {
    try {
      return Optional.of(
          KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(wrapped)));
    } catch (InvalidKeySpecException another) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has keys of kind " + kind, impossible);
    }
  }
}
