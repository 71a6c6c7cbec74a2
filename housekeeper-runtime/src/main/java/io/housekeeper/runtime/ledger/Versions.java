package io.housekeeper.runtime.ledger;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order of version texts: numbers by their value, words by the alphabet; what goes on with a
 * number is newer, what goes on with a word is older ({@code 1.0-rc1} before {@code 1.0}).
 */
public final class Versions {

  public static final Comparator<String> ORDER = Versions::compare;

  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

  private Versions() {}

  private static int compare(String one, String other) {
    List<String> ones = parts(one);
    List<String> others = parts(other);
    for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
      int part = comparePart(ones.get(i), others.get(i));
      if (part != 0) {
        return part;
      }
    }
    if (ones.size() == others.size()) {
      return 0;
    }
    boolean longer = ones.size() > others.size();
    String rest = longer ? ones.get(others.size()) : others.get(ones.size());
    return isNumber(rest) == longer ? 1 : -1;
  }

  private static List<String> parts(String version) {
    return PART.matcher(version).results().map(MatchResult::group).toList();
  }

  private static int comparePart(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    if (isNumber(one) != isNumber(other)) {
      return isNumber(one) ? 1 : -1;
    }
    return one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
