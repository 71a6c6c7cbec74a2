package io.housekeeper.dist.remote;

import io.housekeeper.dist.machine.Machine;
import java.util.Map;
import picocli.CommandLine;

/**
 * What may be done with a text where it is shown.
 *
 * @param isTerminal whether somebody looks at it: then it has colours, and an end to its width
 */
record Look(boolean isTerminal, int width) {

  private static final int USUAL = 80;
  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;

  private static final Map<String, Integer> COLOURS =
      Map.ofEntries(
          Map.entry("SUCCEEDED", GREEN),
          Map.entry("success", GREEN),
          Map.entry("FAILED", RED),
          Map.entry("failed", RED),
          Map.entry("TIMED_OUT", RED),
          Map.entry("timeout", RED),
          Map.entry("LOST", RED),
          Map.entry("lost", RED),
          Map.entry("MISSED", YELLOW),
          Map.entry("SKIPPED", YELLOW),
          Map.entry("paused", YELLOW),
          Map.entry("quarantined", RED));

  static Look of(CommandLine line, Machine machine) {
    int width =
        machine
            .variable("COLUMNS")
            .filter(text -> text.matches("[1-9]\\d{1,3}"))
            .map(Integer::parseInt)
            .orElse(USUAL);
    return new Look(line.getColorScheme().ansi().enabled(), width);
  }

  /** A word that says how something is. */
  String coloured(String padded) {
    Integer colour = isTerminal ? COLOURS.get(padded.strip()) : null;
    return colour == null ? padded : "\u001b[%dm%s\u001b[0m".formatted(colour, padded);
  }

  /** A text of one line, which ends where the terminal does. */
  String fitting(String text, int atMost) {
    return isTerminal && text.length() > atMost
        ? text.substring(0, Math.max(0, atMost - 1)) + "…"
        : text;
  }

  /** What a task or a program says may have anything in it; a terminal obeys some of that. */
  static String harmless(String text) {
    return text.lines().findFirst().orElse("").replaceAll("\\p{Cc}", " ").strip();
  }

  /** The same for a text of many lines, which a pipe gets as it is. */
  String tamed(String text) {
    return isTerminal ? text.replaceAll("[\\p{Cc}&&[^\n\t]]", "") : text;
  }
}
