package io.housekeeper.runtime.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.runtime.ledger.Said;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one version of a task from another that calls itself the same. */
final class Hashes {

  private static final int LENGTH = 12;

  private final MessageDigest digest;

  Hashes() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The hash of all that a version says; one at a time. */
  String of(CodedTask coded, Said said) {
    digest.update((coded.plugin() + '\n' + coded.version() + '\n').getBytes(UTF_8));
    byte[] code = said.code().getBytes(UTF_8);
    digest.update(code);
    digest.update((byte) '\n');
    digest.update(said.isOfCodeOnly() ? code : said.configured().getBytes(UTF_8));
    said.typed()
        .ifPresent(it -> digest.update(('\n' + it.type() + '\n' + it.settings()).getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
  }
}
