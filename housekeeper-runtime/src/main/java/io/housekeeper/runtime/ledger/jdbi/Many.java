package io.housekeeper.runtime.ledger.jdbi;

import java.util.Collection;

/**
 * Many values for one parameter of a statement.
 *
 * @param name the parameter
 */
record Many(String name, Column.Type type, Collection<?> values) {

  /** For {@code :ids}: rows. */
  static Many ids(Collection<Long> ids) {
    return new Many("ids", Column.Type.BIGINT, ids);
  }

  /** For {@code :tasks}. */
  static Many tasks(Collection<Integer> tasks) {
    return new Many("tasks", Column.Type.INTEGER, tasks);
  }

  /** For {@code :numbers}: states, hours, slots. */
  static Many numbers(String name, Collection<Integer> numbers) {
    return new Many(name, Column.Type.INTEGER, numbers);
  }

  /** For {@code :names}. */
  static Many names(Collection<String> names) {
    return new Many("names", Column.Type.TEXT, names);
  }
}
