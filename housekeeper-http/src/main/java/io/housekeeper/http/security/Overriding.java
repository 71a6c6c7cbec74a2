package io.housekeeper.http.security;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Problem;
import java.util.Set;

/** Which values of a task somebody may put others in the place of, and which others. */
public final class Overriding {

  /** What an operator may change of a task; the rest is an administrator's. */
  private static final Set<String> TIMING =
      Set.of(
          "schedule",
          "timezone",
          "skipped-time",
          "repeated-time",
          "startup-delay",
          "startup-once-per",
          "timeout",
          "overdue-after",
          "retry",
          "catch-up",
          "restarts",
          "disabled");

  private Overriding() {}

  public static boolean mayChange(String field, Caller caller) {
    return caller.access().covers(TIMING.contains(field) ? Access.OPERATOR : Access.ADMIN);
  }

  /**
   * Refuses what is not his to change.
   *
   * @throws Problem if it is not
   */
  public static void check(String field, Caller caller) {
    if (!mayChange(field, caller)) {
      throw Problem.of(403, "'%s' is an administrator's to change".formatted(field));
    }
  }

  /**
   * Refuses a value that would mean something else where it is read: the environment of the process
   * would be read with it.
   *
   * @param json the value
   * @throws Problem if it names variables
   */
  public static void checkValue(String json) {
    if (json.contains("${")) {
      throw Problem.of(422, "variables are for files: write the value itself");
    }
  }
}
