package io.housekeeper.http.page.run;

import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunQueries.LogPiece;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has logged, or some of it.
 *
 * @param text what is shown
 * @param leftOut whether there is more before that
 * @param next the number of the piece that comes behind it
 * @param containing only lines that contain this; empty for all
 */
public record RunLog(String text, boolean leftOut, int next, String containing) {

  /** So many characters are shown; all are in the file. */
  private static final int SHOWN = 64 * 1024;

  private static final int PIECES = 256;

  static RunLog of(Control control, String run, int from, String containing) {
    List<LogPiece> pieces = pieces(control, run, from);
    String wanted = LogPiece.text(pieces, containing);
    int next = pieces.isEmpty() ? from : pieces.get(pieces.size() - 1).number() + 1;
    return new RunLog(end(wanted), wanted.length() > SHOWN, next, containing);
  }

  /** All of it. */
  static String whole(Control control, String run) {
    return LogPiece.text(pieces(control, run, 0), "");
  }

  private static List<LogPiece> pieces(Control control, String run, int from) {
    List<LogPiece> all = new ArrayList<>();
    List<LogPiece> some = control.runs().log(run, from, PIECES);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = control.runs().log(run, some.get(some.size() - 1).number() + 1, PIECES);
    }
    return all;
  }

  /** The last lines. */
  private static String end(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int line = text.indexOf('\n', text.length() - SHOWN) + 1;
    return text.substring(line > 0 && line < text.length() ? line : text.length() - SHOWN);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
