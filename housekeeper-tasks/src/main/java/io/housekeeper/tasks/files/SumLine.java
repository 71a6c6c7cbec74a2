package io.housekeeper.tasks.files;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line with the sum of a file; one that begins with a backslash has an escaped name. */
record SumLine(String sum, RawName name) {

  private static final Pattern FORM =
      Pattern.compile("(\\\\?)([0-9a-fA-F]{64}) [ *](.+)", Pattern.DOTALL);

  static Optional<SumLine> read(String line) {
    Matcher parts = FORM.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String sum = parts.group(2).toLowerCase(Locale.ROOT);
    Optional<RawName> name =
        parts.group(1).isEmpty()
            ? Optional.of(new RawName(parts.group(3)))
            : RawName.unescaped(parts.group(3));
    return name.map(one -> new SumLine(sum, one));
  }

  String text() {
    String escaped = name.escaped();
    return (escaped.equals(name.bytes()) ? "" : "\\") + sum + "  " + escaped;
  }
}
