package io.housekeeper.http.api.body;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.TaskMade;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types of tasks, and tasks that were made of them. */
public final class MadeShapes {

  private MadeShapes() {}

  /** The types of tasks. */
  public record TypeList(@Words("By their names") List<TypeBody> types) {

    public static TypeList of(List<TaskTypeStatus> all, List<String> allowed) {
      return new TypeList(
          all.stream()
              .map(
                  one ->
                      new TypeBody(
                          one.name(),
                          one.description(),
                          one.plugin(),
                          one.dryRuns(),
                          allowed.contains(one.name()),
                          Json.tree(one.schema())))
              .toList());
    }
  }

  /** A type of tasks. */
  public record TypeBody(
      @Words("Its name") String name,
      @Words("What its tasks do") String description,
      @Words("Who brings it") String plugin,
      @Words("Whether its tasks can only say what they would do") boolean dryRuns,
      @Words("Whether tasks of it may be made over HTTP") boolean mayBeMade,
      @Words("What it can be told: a JSON schema; a secret is said by its name") Object schema) {}

  /** A task is to be made. */
  public record MadeWanted(
      @Words("Its type, one of http.new-tasks") String type,
      @Words("What that is told; secrets by their names, as secret:NAME")
          Optional<Map<String, Object>> settings,
      @Words("Values of its specification, as in schedule, timezone or timeout")
          Optional<Map<String, Object>> values,
      @Words("Why") Optional<String> reason) {}

  /** Tasks that were made. */
  public record MadeList(@Words("By their names") List<MadeBody> made) {

    public static MadeList of(List<TaskMade> all) {
      return new MadeList(all.stream().map(MadeBody::of).toList());
    }
  }

  /** A task that was made. */
  public record MadeBody(
      @Words("Its name") String name,
      @Words("Its type") String type,
      @Words("What that is told") Object settings,
      @Words("Values of its specification") Map<String, Object> values,
      @Words("Who made it as it is") String who,
      @Words("When") Instant at,
      @Words("Why") String why,
      @Words("To be sent with If-Match, so that nobody overwrites another") long revision) {

    static MadeBody of(TaskMade made) {
      Map<String, Object> values = new TreeMap<>();
      made.spec().forEach((field, value) -> values.put(field, Json.tree(value)));
      return new MadeBody(
          made.name(),
          made.type().name(),
          Json.tree(made.type().settings()),
          values,
          made.by().who(),
          made.by().at(),
          made.by().why(),
          made.revision());
    }
  }
}
