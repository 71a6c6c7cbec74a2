package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What somebody has typed into a form that was refused: he finds it there again, with the reason.
 *
 * @param status of the answer
 * @param sentence why it was refused; empty if nothing was
 */
public record Filled(int status, String sentence, Map<String, String> fields) {

  /** Nobody has typed anything yet. */
  public static final Filled NOTHING = new Filled(200, "", Map.of());

  /** What can be mended, and what somebody else has changed meanwhile. */
  private static final Set<Integer> MENDABLE = Set.of(403, 409, 412, 422);

  public Filled {
    fields = Map.copyOf(fields);
  }

  /** All that was sent. */
  public static Filled of(Request request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : request.fields("")) {
      request.field(name).ifPresent(value -> fields.put(name, value));
    }
    return new Filled(200, "", fields);
  }

  /** The same, refused. */
  public Filled refused(int with, String why) {
    return new Filled(with, why, fields);
  }

  /**
   * Does what a form asks for.
   *
   * @param again shows the form again, if it was refused
   */
  public static Reply orAgain(
      Request request, Supplier<Reply> work, Function<Filled, Reply> again) {
    try {
      return work.get();
    } catch (Problem problem) {
      if (MENDABLE.contains(problem.status())) {
        return again.apply(of(request).refused(problem.status(), problem.sentence()));
      }
      throw problem;
    }
  }

  public boolean isRefused() {
    return !sentence.isEmpty();
  }

  /** What was typed into a field; empty if nothing was. */
  public String text(String field) {
    return Optional.ofNullable(fields.get(field)).orElse("");
  }

  /** Whether this was chosen. */
  public boolean is(String field, String value) {
    return text(field).equals(value);
  }
}
