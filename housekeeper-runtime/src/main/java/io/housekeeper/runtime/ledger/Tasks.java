package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.Written.Made;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which tasks there are, in which version. */
public interface Tasks {

  /**
   * This node has the code of some tasks: an answer for each, in their order. The newest version
   * that a living node has is in force.
   */
  List<Registration> register(Membership me, List<Offer> offers);

  /** This node has the code of these tasks no longer. */
  void withdraw(Membership me, Collection<Integer> tasks);

  /** Tasks with what is in force; without those that {@link #unreadable} has. */
  List<TaskView> views(Collection<Integer> tasks);

  /** Some tasks whose names contain a text, whatever its case, in the order of names, after one. */
  Page page(String containing, String after, int limit);

  /**
   * Some tasks, in all their scopes.
   *
   * @param keys which ones, in the order of their names
   * @param unreadable those of them whose specification cannot be read here
   */
  record Page(List<TaskKey> keys, List<TaskView> views, List<Unreadable> unreadable) {}

  /** The specifications of tasks that are in force. */
  List<SpecRow> specs(Collection<Integer> tasks);

  /** What living nodes have of these tasks. */
  List<Carried> carriers(Collection<Integer> tasks);

  /** Which plugins living nodes have. */
  List<Loaded> loaded();

  /**
   * A plugin that a living node has.
   *
   * @param tasks how many tasks it brings
   */
  record Loaded(String plugin, String version, long incarnation, int tasks) {}

  /** The tasks of a name, in all scopes; without those that {@link #unreadable} has. */
  List<TaskView> named(String name);

  /** Which of these have a specification in force that this process cannot read. */
  List<Unreadable> unreadable(Collection<Integer> tasks);

  /** Which task a number is. */
  Optional<TaskKey> key(int task);

  /** Which tasks some numbers are. */
  List<TaskKey> keysOf(Collection<Integer> tasks);

  /** The tasks of a name, in all scopes, whether or not they can be read. */
  default List<TaskKey> keys(String name) {
    return keys(List.of(name));
  }

  /** The tasks of these names, in all scopes, whether or not they can be read. */
  List<TaskKey> keys(Collection<String> names);

  /** The number of the newest change of a task. */
  long revision();

  /** The tasks that were changed after a revision. */
  List<Integer> changedSince(long revision);

  /** Tasks whose code no living node has. */
  List<Integer> uncarried();

  /** Gives up tasks whose code no living node has: what is due of them and what waits is over. */
  Made retire(Membership me, Collection<Integer> tasks);
}
