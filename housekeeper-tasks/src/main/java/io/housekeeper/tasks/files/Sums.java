package io.housekeeper.tasks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** SHA-256 sums of files, in the form that {@code sha256sum} reads and writes. */
public final class Sums {

  /** A character for each byte: names need not be text. */
  private static final Charset BYTES = ISO_8859_1;

  /** Of those of text only these: the others may stand in names. */
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  private Sums() {}

  static String of(InputStream content) throws IOException {
    try (DigestInputStream digesting = new DigestInputStream(content, sha256())) {
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

  static Map<RawName, String> read(Path manifest) throws IOException {
    Map<RawName, String> sums = new TreeMap<>();
    String text = Files.readString(manifest, BYTES);
    List<String> lines = text.isEmpty() ? List.of() : LINE_END.splitAsStream(text).toList();
    for (int i = 0; i < lines.size(); i++) {
      SumLine line = line(manifest, i + 1, lines.get(i));
      sums.put(line.name(), line.sum());
    }
    return sums;
  }

  private static SumLine line(Path manifest, int number, String line) throws IOException {
    return SumLine.read(line)
        .orElseThrow(
            () ->
                new Failure(
                    "line %d of %s is no sum and name: '%s'"
                        .formatted(number, manifest, new RawName(line))));
  }

  /** That of one file, which lies beside its manifest. */
  public static void write(Path manifest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      write(manifest, Map.of(RawName.of(Folder.lastOf(file)), of(in)));
    }
  }

  /** Whole or not at all: who is ended in between leaves the one before. */
  static void write(Path manifest, Map<RawName, String> sums) throws IOException {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(new SumLine(sum, name).text()).append('\n'));
    Path parent = manifest.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path part = manifest.resolveSibling("." + manifest.getFileName() + ".part");
    Files.writeString(part, text, BYTES);
    Files.move(part, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
