package io.housekeeper.sentry.monitor;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a monitor is called. The server cuts names at 50 characters and leaves out what it does not
 * like, so that two tasks could become one monitor: what it would change has a hash behind it.
 */
public record Slug(String text) {

  private static final int LONGEST = 50;
  private static final int HASH = 10;

  /** What the server leaves as it is, and nobody takes for a number. */
  private static final Pattern KEPT = Pattern.compile("(?=.*[a-z])[a-z0-9]+([-_][a-z0-9]+)*");

  /** What could be a name with its hash. */
  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{" + HASH + "}");

  /** That of a task. */
  public static Slug of(String task) {
    boolean kept =
        task.length() <= LONGEST && KEPT.matcher(task).matches() && !HASHED.matcher(task).matches();
    return new Slug(kept ? task : hashed(task));
  }

  private static String hashed(String task) {
    String plain =
        task.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    int most = LONGEST - HASH - 1;
    String cut = plain.substring(0, Math.min(plain.length(), most)).replaceAll("-$", "");
    return cut + "-" + Hash.of(task, HASH);
  }
}
