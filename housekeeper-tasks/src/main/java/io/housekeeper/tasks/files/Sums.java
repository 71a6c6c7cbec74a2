package io.housekeeper.tasks.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 sums of files, in the form that {@code sha256sum} reads and writes. */
public final class Sums {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

  private Sums() {}

  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting = new DigestInputStream(in, sha256())) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Map<String, String> read(Path manifest) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(manifest, UTF_8)) {
      number++;
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new Failure(
            "line %d of %s is no sum and name: '%s'".formatted(number, manifest, line));
      }
      sums.put(parts.group(2), parts.group(1).toLowerCase(java.util.Locale.ROOT));
    }
    return sums;
  }

  /** Whole or not at all: who is ended in between leaves the one before. */
  public static void write(Path manifest, Map<String, String> sums) throws IOException {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    Path parent = manifest.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path part = manifest.resolveSibling("." + manifest.getFileName() + ".part");
    Files.writeString(part, text, UTF_8);
    Files.move(part, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
