package io.housekeeper.runtime.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may have meant who wrote a word that nobody knows. */
public final class Nearest {

  private Nearest() {}

  /** Names the known word that is nearest; all of them if none is near. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known)
        .map(near -> "did you mean '%s'?".formatted(near))
        .orElseGet(() -> known.isEmpty() ? "there is none" : "there is " + list(known));
  }

  private static String list(Collection<String> known) {
    return known.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Optional<String> of(String word, Collection<String> known) {
    String plain = plain(word);
    return known.stream()
        .filter(one -> distance(plain, plain(one)) <= Math.max(1, (one.length() + 1) / 3))
        .min(
            Comparator.comparingInt((String one) -> distance(plain, plain(one)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code maxConcurrent}, {@code max_concurrent} and {@code max-concurrent} are one slip. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** How many letters have to be added, left out or replaced. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
