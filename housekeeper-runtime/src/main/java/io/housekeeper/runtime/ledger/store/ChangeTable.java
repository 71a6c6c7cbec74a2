package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Overridden;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What operators have changed, and what nodes have to read again because of that. */
public interface ChangeTable {

  /** What stands among tasks that were changed for those that are made. */
  int MADE = 0;

  /** Keeps others from adding tasks and from changing what holds for them, until the end. */
  void lock();

  /** The number of the newest change to a task that nodes must know of. */
  long revision();

  /** The tasks that were changed after a revision. */
  List<Integer> changedSince(long revision);

  /** When a task was changed last; 0 if never. */
  long revisionOf(int task);

  /** These tasks have changed: the next revision. Locks the counter until the end. */
  long changed(Collection<Integer> tasks);

  /** Keeps changes for later questions. */
  void audit(List<Change> changes);

  /** Whether a change was kept. */
  boolean isAudited(long id);

  /** Changes with ids below one, newest first; of one task or of all. */
  List<Change> audits(OptionalInt task, long below, int limit);

  /** The same of some tasks, or of what has a name and no number. */
  List<Change> audits(Collection<Integer> tasks, String name, long below, int limit);

  /** What was answered to the request with a key. */
  Optional<Answered> answered(String key);

  /** A conflict if there is an answer under the key. */
  void answer(Answered answered);

  /** Forgets answers that were given before an instant; says how many. */
  int forgetAnswers(Instant before);

  List<Overridden> overrides(Collection<String> tasks);

  /** The overrides of any task, of these fields. */
  List<Overridden> overridesUnder(Collection<String> fields);

  /** All overrides that hold until an instant at or before this one. */
  List<Overridden> expired(Instant now);

  /** Writes an override, in place of the one of the same task and field. */
  void override(Overridden override);

  void revert(String task, String field);
}
