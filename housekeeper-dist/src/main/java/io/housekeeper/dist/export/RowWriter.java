package io.housekeeper.dist.export;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as text. */
enum RowWriter {
  /** A line of names, and a line for each row (RFC 4180). */
  CSV {
    @Override
    void begin(Row first, Writer out) throws IOException {
      out.write(String.join(",", first.values().keySet()));
      out.write(END);
    }

    @Override
    String line(Row row) {
      return row.values().values().stream()
          .map(String::valueOf)
          .map(RowWriter::quoted)
          .collect(Collectors.joining(","));
    }
  },
  /** A JSON object for each row, one a line. */
  JSONL {
    @Override
    void begin(Row first, Writer out) {
      // Each line says its names itself.
    }

    @Override
    String line(Row row) {
      return JSON.writeValueAsString(row.values());
    }
  };

  private static final String END = "\r\n";
  private static final JsonMapper JSON = new JsonMapper();

  /** What comes before the first row. */
  abstract void begin(Row first, Writer out) throws IOException;

  abstract String line(Row row);

  void write(Row row, Writer out) throws IOException {
    out.write(line(row));
    out.write(this == CSV ? END : "\n");
  }

  private static String quoted(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
