package io.housekeeper.http.making;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Problem;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What of settings may be said over HTTP. Whoever says what a task is told may have it execute
 * something, or send a secret to himself: so types and secrets are named by whoever writes files.
 *
 * @param types the types whose tasks may be told something
 * @param secrets the names of secrets that those tasks may have
 */
public record Allowance(List<String> types, List<String> secrets) {

  public Allowance {
    types = List.copyOf(types);
    secrets = List.copyOf(secrets);
  }

  private static final String SECRET = "secret:";
  private static final String MASK = "***";

  /**
   * Looks at what somebody wants a run of a task to be told.
   *
   * @param access of whoever says it
   * @param said a JSON object
   * @throws Problem if he may not say it
   */
  void ofRun(Access access, String type, String said, String settings) {
    if (!access.covers(Access.ADMIN)) {
      throw Problem.of(403, "other settings of a run are an administrator's to say");
    }
    if (!types.contains(type)) {
      throw Problem.of(
          403,
          "no run of a task of type '%s' may be told other settings over HTTP: http.new-tasks lists"
                  .formatted(type)
              + " those that may");
    }
    secrets(said, Optional.of(settings));
  }

  /**
   * Looks at what somebody wants a task to be made of.
   *
   * @param said a JSON object
   * @param whole what it would be told then, by him and by its file
   * @throws Problem if he may not say it
   */
  void ofTask(String type, String said, Supplier<Optional<String>> whole) {
    if (!types.contains(type)) {
      throw Problem.of(403, refusal(type));
    }
    secrets(said, whole.get());
  }

  /** Why no task of a type may be made. */
  public static String refusal(String type) {
    return "no task of type '%s' may be made over HTTP: http.new-tasks lists those that may"
        .formatted(type);
  }

  /** What is told one thing by a file and another over HTTP may have no secret of the file. */
  private void secrets(String said, Optional<String> settings) {
    TreeSet<String> named = new TreeSet<>();
    collect(Json.tree(said), named);
    settings.map(Json::tree).ifPresent(tree -> collect(tree, named));
    named.removeAll(secrets);
    if (!named.isEmpty()) {
      throw Problem.of(
          403,
          "what is told something over HTTP may not have %s: http.new-secrets lists the secrets that"
                  .formatted(words(named))
              + " it may");
    }
  }

  private static String words(TreeSet<String> named) {
    String first = named.first();
    return first.equals(MASK) ? "a secret that has no name" : "the secret '" + first + "'";
  }

  private static void collect(Object value, TreeSet<String> named) {
    new Strings(
            text -> {
              if (text.startsWith(SECRET)) {
                named.add(text.substring(SECRET.length()));
              } else if (text.contains(MASK)) {
                named.add(MASK);
              }
            })
        .of(value);
  }
}
