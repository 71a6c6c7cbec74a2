package io.housekeeper.dist.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows below heads, aligned. The first column gives way where there is not enough room. */
final class Table {

  private static final String GAP = "  ";
  private static final String INDENT = "    ";
  private static final int NARROWEST = 8;

  /** Below these stand words that say how something is. */
  private static final Set<String> COLOURED = Set.of("STATE", "LAST");

  /**
   * A row.
   *
   * @param note what there is to say of it, in a line of its own; empty if nothing is
   */
  private record Row(List<String> cells, String note) {}

  private final List<String> heads;
  private final List<Row> rows = new ArrayList<>();

  Table(String... heads) {
    this.heads = List.of(heads);
  }

  void add(String... cells) {
    addNoted("", cells);
  }

  /** Adds a row with what there is to say of it. */
  void addNoted(String note, String... cells) {
    rows.add(new Row(Arrays.stream(cells).map(Look::harmless).toList(), Look.harmless(note)));
  }

  List<String> lines(Look look) {
    int[] widths = widths(look);
    boolean[] isNumber = new boolean[heads.size()];
    for (int i = 0; i < isNumber.length; i++) {
      int column = i;
      isNumber[i] = rows.stream().allMatch(row -> row.cells().get(column).matches("\\d+"));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(heads, widths, isNumber, look));
    for (Row row : rows) {
      lines.add(line(row.cells(), widths, isNumber, look));
      if (!row.note().isEmpty()) {
        lines.add(INDENT + look.fitting(row.note(), look.width() - INDENT.length()));
      }
    }
    return lines;
  }

  private int[] widths(Look look) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Stream.concat(Stream.of(heads), rows.stream().map(Row::cells))
              .mapToInt(cells -> cells.get(column).length())
              .max()
              .orElse(0);
    }
    int whole = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    if (look.isTerminal() && whole > look.width()) {
      widths[0] = Math.max(Math.min(NARROWEST, widths[0]), widths[0] - (whole - look.width()));
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths, boolean[] isNumber, Look look) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = look.fitting(cells.get(i), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - text.length()));
      String shown = COLOURED.contains(heads.get(i)) ? look.coloured(text) : text;
      line.append(i == 0 ? "" : GAP).append(isNumber[i] ? padding + shown : shown + padding);
    }
    return line.toString().stripTrailing();
  }
}
