package io.housekeeper.tasks.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.Pattern;

/** A pattern of names, in which {@code **} stands for whatever there is. */
record Glob(PathMatcher matcher) {

  private static final Pattern LINE_BREAK = Pattern.compile("[\n\r\u0085\u2028\u2029]");

  /** The same in bytes. */
  private static final Pattern RAW_LINE_BREAK =
      Pattern.compile("\n|\r|\u00C2\u0085|\u00E2\u0080[\u00A8\u00A9]");

  static Glob of(String pattern) {
    return new Glob(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
  }

  boolean matches(Path name) {
    return matcher.matches(name) || matcher.matches(onOneLine(name));
  }

  /** That of Java has no line break in what {@code **} stands for. */
  private static Path onOneLine(Path name) {
    return LINE_BREAK.matcher(name.toString()).find()
        ? new RawName(RAW_LINE_BREAK.matcher(RawName.of(name).bytes()).replaceAll("_")).path()
        : name;
  }
}
