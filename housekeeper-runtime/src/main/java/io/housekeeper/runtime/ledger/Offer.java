package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A node has the code of a task.
 *
 * @param plan of what code and file say; the text of its schedule resolved, its zone named
 * @param code what the code alone says, likewise
 * @param typed of what type the task is, if it is of one
 * @param version equal ones stand for equal specifications
 * @param loadedAt when the node loaded this version
 * @param formerly the name that the task had before: it goes on with the history of that one, if it
 *     has none itself
 */
public record Offer(
    TaskPlan plan,
    TaskSpec code,
    Optional<Typed> typed,
    Version version,
    Instant loadedAt,
    Optional<String> formerly) {

  /** The code of a task of which no file says anything. */
  public Offer(TaskSpec spec, Version version, Instant loadedAt) {
    this(TaskPlan.of(spec), spec, Optional.empty(), version, loadedAt, Optional.empty());
  }

  /** The same of a task that had another name before. */
  public Offer formerly(String name) {
    return new Offer(plan, code, typed, version, loadedAt, Optional.of(name));
  }

  /** The name of the task, and the one before. */
  public Set<String> names() {
    Set<String> names = new HashSet<>(formerly.stream().toList());
    names.add(spec().name());
    return names;
  }

  public TaskSpec spec() {
    return plan.spec();
  }

  public Said said() {
    return Said.of(code, spec(), typed);
  }
}
