package io.housekeeper.http.page.chart;

import io.housekeeper.api.Run;
import java.util.Locale;

/** The colour of what became of a run, and its words: nobody has to tell colours apart. */
public final class Tones {

  private Tones() {}

  /** good, bad, warn, busy or off: a class of the style sheet. */
  public static String of(Run.State state) {
    return switch (state) {
      case SUCCEEDED -> "good";
      case FAILED, TIMED_OUT, LOST, MISSED -> "bad";
      case WAITING, CANCELLED -> "warn";
      case RUNNING -> "busy";
      case SKIPPED -> "off";
    };
  }

  public static String words(Run.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
