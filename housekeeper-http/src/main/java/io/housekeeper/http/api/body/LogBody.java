package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.RunQueries.LogPiece;
import java.util.List;

/** Some of what a run has logged. */
public record LogBody(
    @Words("Line by line") String text,
    @Words("What to ask for with from= for what comes behind it") int next,
    @Words("Whether there will be no more") boolean over) {

  /** Pieces of a log, of which those that were asked for may be fewer than there are. */
  public static LogBody of(List<LogPiece> pieces, int from, boolean over, String containing) {
    int next = pieces.isEmpty() ? from : pieces.get(pieces.size() - 1).number() + 1;
    return new LogBody(LogPiece.text(pieces, containing), next, over && pieces.isEmpty());
  }

  /** Whether it says anything that was not known. */
  public boolean isNews(int from) {
    return over || next > from;
  }
}
