package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.Collection;
import java.util.List;

/** Tasks: how far each is accounted for, and what keeps it from running. */
public interface TaskTable {

  /** A row before and after. */
  record Update(TaskRow before, TaskRow after) {}

  /**
   * A task that follows another.
   *
   * @param upstream the task that it follows
   * @param end the number of the end that it follows: see {@code AfterTask.End}
   */
  record Follower(TaskRow row, int upstream, int end) {}

  /** Locks rows in the order of their ids, waiting for others. */
  List<TaskRow> lock(Collection<Integer> ids);

  /** Locks the rows of tasks with these names in these scopes, in the order of their ids. */
  List<TaskRow> lockNamed(Collection<String> names, Collection<String> scopes);

  /** Locks the rows that nobody else has locked, in the order of their ids; leaves out the rest. */
  List<TaskRow> lockFree(Collection<Integer> ids);

  /** Reads rows without locking them. */
  List<TaskRow> rows(Collection<Integer> ids);

  /** All rows. */
  List<TaskRow> all();

  /** The rows of tasks with these names, in all scopes. */
  List<TaskRow> named(Collection<String> names);

  /** Gives a task that is locked another name; a conflict if that is taken in its scope. */
  void rename(int task, String name);

  /** The tasks that follow one of these. */
  List<Follower> followers(Collection<Integer> upstream);

  /** Sets what a task follows. */
  void follow(int task, int upstream, int end);

  /** What a task follows is not there, or cannot be followed; it may be some day. */
  void followNobodyYet(int task, int end);

  /** The tasks that want to follow another and do not. */
  List<TaskRow> followNobodyYet();

  /** These tasks follow none. */
  void unfollow(Collection<Integer> tasks);

  /** Some rows of those whose names contain a text, whatever its case, in the order of names. */
  List<TaskRow> page(String containing, String after, int limit);

  /** Deletes rows. Their ids are not given again; who followed them follows nobody yet. */
  void delete(Collection<Integer> ids);

  /** Some tasks for which it is not so that they are paused this way, or are not. */
  List<Integer> unless(Pause pause, boolean paused, int limit);

  /** The highest id that was ever in use; 0 if there was none. */
  int highestId();

  /** A conflict if the id, or the name in its scope, is taken. */
  void insert(List<TaskRow> rows);

  /**
   * Writes rows whose cursor, revision and fence are still those before; a conflict if one is not.
   * Scopes never change, and names only by {@link #rename}.
   */
  void update(List<Update> updates);
}
