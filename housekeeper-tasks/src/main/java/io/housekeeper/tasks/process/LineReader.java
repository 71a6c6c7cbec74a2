package io.housekeeper.tasks.process;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text, which are cut where they have no end: who writes none does not fill the memory.
 */
final class LineReader {

  private static final int LONGEST = 8_192;

  private final Reader text;

  LineReader(Reader text) {
    this.text = text;
  }

  /** The next line, or as much of it as there is room for; null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = text.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n' && line.length() < LONGEST) {
      if (next != '\r') {
        line.append((char) next);
      }
      next = text.read();
    }
    if (next >= 0 && next != '\n') {
      line.append((char) next);
    }
    return line.toString();
  }
}
