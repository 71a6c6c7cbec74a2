package io.housekeeper.runtime.engine;

/** One of the invariants, or a part of one: looks at what is committed, and complains. */
interface Watch {

  /** After each transaction; the account has it already. */
  void committed(Commit commit);

  /** Now and then, when there is time for everything that can be seen in the tables. */
  default void checkpoint() {}
}
