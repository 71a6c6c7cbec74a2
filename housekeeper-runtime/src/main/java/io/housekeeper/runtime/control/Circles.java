package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.AfterTask;
import io.housekeeper.runtime.schedule.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether tasks would follow each other in a circle, or one node all of them. */
final class Circles {

  private final Ledger ledger;

  Circles(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Refuses what a task cannot follow. What is not there may come some day.
   *
   * @throws IllegalArgumentException with a sentence
   */
  void check(TaskKey task, TaskPlan plan) {
    followed(plan.schedule()).ifPresent(name -> check(task, name));
  }

  private void check(TaskKey task, String followed) {
    List<TaskView> there = ledger.tasks().named(followed);
    boolean isOfOneKind =
        there.stream().anyMatch(view -> view.row().key().scope().equals(task.scope()));
    if (!there.isEmpty() && !isOfOneKind) {
      throw refusal(task, followed, "one of them runs on every node, the other does not");
    }
    if (leadsTo(task.name(), followed)) {
      throw refusal(task, followed, "that one follows it, directly or through others");
    }
  }

  private boolean leadsTo(String task, String followed) {
    Set<String> seen = new HashSet<>();
    Optional<String> name = Optional.of(followed);
    while (name.isPresent() && !name.get().equals(task) && seen.add(name.get())) {
      name =
          ledger.tasks().named(name.get()).stream()
              .findFirst()
              .flatMap(view -> followed(view.plan().schedule()));
    }
    return name.filter(task::equals).isPresent();
  }

  private static Optional<String> followed(Schedule schedule) {
    return schedule instanceof AfterTask after ? Optional.of(after.task()) : Optional.empty();
  }

  private static IllegalArgumentException refusal(TaskKey task, String followed, String why) {
    return new IllegalArgumentException(
        "task '%s' cannot follow task '%s': %s".formatted(task.name(), followed, why));
  }
}
