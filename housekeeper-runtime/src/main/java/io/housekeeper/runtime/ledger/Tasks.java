package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.Written.Made;
import java.util.Collection;
import java.util.List;

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

  /** The tasks of a name, in all scopes; without those that {@link #unreadable} has. */
  List<TaskView> named(String name);

  /** Which of these have a specification in force that this process cannot read. */
  List<Unreadable> unreadable(Collection<Integer> tasks);

  /** The tasks of a name, in all scopes, whether or not they can be read. */
  List<TaskKey> keys(String name);

  /** The tasks that were changed after a revision. */
  List<Integer> changedSince(long revision);

  /** Tasks whose code no living node has. */
  List<Integer> uncarried();

  /** Gives up tasks whose code no living node has: what is due of them and what waits is over. */
  Made retire(Membership me, Collection<Integer> tasks);
}
