package io.housekeeper.tasks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of a file as it is on the disk: bytes, which need not be text. A path has them, but of
 * its text two names that are none may have the same.
 *
 * @param bytes a character for each
 */
record RawName(String bytes) implements Comparable<RawName> {

  private static final HexFormat PERCENT = HexFormat.of().withPrefix("%").withUpperCase();

  /**
   * That of a file.
   *
   * @param name its path from some folder on
   */
  static RawName of(Path name) {
    Path root = root();
    String before = root.toUri().getRawPath();
    // A URI is the one form of a path that says its bytes.
    String escaped = root.resolve(name).toUri().getRawPath().substring(before.length());
    String bytes = URLDecoder.decode(escaped.replace("+", "%2B"), ISO_8859_1);
    // Where there is a folder with this path from the root on.
    return new RawName(bytes.endsWith("/") ? bytes.substring(0, bytes.length() - 1) : bytes);
  }

  private static Path root() {
    return Path.of("/").toAbsolutePath();
  }

  /** The path of the file of this name, from the same folder on. */
  Path path() {
    String escaped = PERCENT.formatHex(bytes.getBytes(ISO_8859_1)).replace("%2F", "/");
    Path root = root();
    return root.relativize(Path.of(URI.create(root.toUri() + escaped)));
  }

  /** Another name that has this one in it. */
  RawName within(String before, String after) {
    return new RawName(before + bytes + after);
  }

  @Override
  public int compareTo(RawName other) {
    return bytes.compareTo(other.bytes);
  }

  /** On one line: this is how {@code sha256sum} does it. */
  String escaped() {
    return bytes.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** The name that was escaped, if that is how names are. */
  static Optional<RawName> unescaped(String escaped) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char next = escaped.charAt(i);
      if (next == '\\') {
        i++;
        int which = i < escaped.length() ? "\\nr".indexOf(escaped.charAt(i)) : -1;
        if (which < 0) {
          return Optional.empty();
        }
        next = "\\\n\r".charAt(which);
      }
      bytes.append(next);
    }
    return Optional.of(new RawName(bytes.toString()));
  }

  /** For people. */
  @Override
  public String toString() {
    return new String(escaped().getBytes(ISO_8859_1), UTF_8);
  }
}
