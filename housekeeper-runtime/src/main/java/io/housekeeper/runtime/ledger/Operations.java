package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.Change.By;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What operators and the system ask for, beside what is due. */
public interface Operations {

  /** What became of a request for a run. */
  sealed interface Requested {

    /** It waits for a node with room. */
    record Accepted(long run) implements Requested {}

    /** Several wait for a node with room: one for each fire of a stretch. */
    record Several(int runs, Instant first, Instant last) implements Requested {}

    /** A run of the task is on its way, and only one may be. */
    record Busy(long run) implements Requested {}

    /** It cannot be; why, in a sentence. */
    record Refused(String sentence) implements Requested {}
  }

  /** What became of the request to end a run. */
  enum Cancelled {
    /** It waited, and is over. */
    AT_ONCE,
    /** Its owner is asked. */
    ASKED,
    /** It is not live. */
    OVER
  }

  /**
   * The same for one request, which is done once: whoever asks again under the same key gets the
   * same answer.
   */
  Operations once(String key);

  /**
   * The same for what is asked of a task by somebody who has seen it with a revision: it is done
   * only if the task still has that, and is a {@link Stale} otherwise. Of two who ask at the same
   * time for different changes one is late.
   */
  Operations expecting(long revision);

  /** Somebody wants a run now. */
  Requested runNow(Membership me, int task, Wish wish, By by);

  /** A node has started: a run after a delay, unless one waits or there was one in the period. */
  Requested startUp(Membership me, int task, Duration delay, Optional<Duration> oncePer);

  /** The fires after an instant and up to another, once more. */
  Requested backfill(Membership me, int task, Instant after, Instant upTo, By by);

  Cancelled cancel(Membership me, long run, By by);

  /**
   * Makes fires of a task due again that are still to come but accounted for, because the
   * database's clock was ahead; says up to when they were.
   *
   * @throws IllegalArgumentException if there are none
   */
  Instant reset(Membership me, int task, By by);

  /** Nothing of a task starts any more, on any node, but what is asked for by hand. */
  void pause(Membership me, int task, Pause pause, By by);

  /** Takes back what keeps a task from starting: a pause, and a quarantine. */
  void resume(Membership me, int task, By by);

  /** Nothing of any task starts any more but what is asked for by hand. */
  void pauseEverything(Membership me, By by);

  void resumeEverything(Membership me, By by);

  /** Leaves out the next fire after now; says which that is. */
  Optional<Instant> skipNext(Membership me, int task, By by);

  /**
   * Replaces a value of a task's specification.
   *
   * @throws IllegalArgumentException with a sentence, if the task cannot have that value
   */
  void override(Membership me, int task, String field, String value, By by);

  /** Takes an override back. */
  void revert(Membership me, int task, String field, By by);

  /** Somebody sees to a task until some time; nothing of it changes. */
  void acknowledge(Membership me, int task, By by);

  /** Nobody does any more. */
  void unacknowledge(Membership me, int task, By by);

  /**
   * The overrides and pauses of a task, and whether somebody sees to it; of everything, for an
   * empty name.
   */
  List<Overridden> inPlace(String task);

  /** What is in place of any task under one of these fields. */
  List<Overridden> inPlaceUnder(Collection<String> fields);

  /**
   * Changes something of nodes while they run.
   *
   * @param node of this one; of all if empty
   * @throws IllegalArgumentException with a sentence, if it cannot have that value
   */
  void set(Membership me, Optional<String> node, Setting setting, String value, By by);

  /** Takes that back. */
  void unset(Membership me, Optional<String> node, Setting setting, By by);

  /** What is set for all nodes, and then what is set for this one, which goes before it. */
  List<Overridden> settings(String node);

  /**
   * Forgets a task that no node has, with its history.
   *
   * @throws IllegalArgumentException with a sentence, if a node has it or a run of it is not over
   */
  void forget(Membership me, int task, By by);

  /**
   * Makes a task of a type, or gives it other settings, in place of what was made of that name
   * before. All nodes that have the type make it so within two seconds, and at each start.
   *
   * @throws IllegalArgumentException with a sentence, if no task can be like that
   */
  void make(Membership me, MadeTask task, By by);

  /**
   * Takes back what was made of a task.
   *
   * @throws IllegalArgumentException with a sentence, if nothing was
   */
  void unmake(Membership me, String task, By by);

  /** All that was made, in the order of names. */
  List<MadeRow> made();

  /** Another number after each change of what is made. */
  long madeRevision();

  /**
   * Keeps among the changes what somebody has done of which the ledger knows nothing else.
   *
   * @param what as a word or two, and what it was done to
   * @return its id; nothing if it was asked for under this key before
   */
  OptionalLong noted(Membership me, String what, String about, By by);

  /** What was changed with ids below one, newest first; of a task, of a 0 for all, or of any. */
  List<Change> changes(OptionalInt task, long below, int limit);

  /** The same of a task of a name, on whichever nodes, and before and after it was there. */
  List<Change> changesOf(String task, long below, int limit);

  /** Forgets answers to requests that were made before an instant. */
  int forgetAnswers(Membership me, Instant before);

  /** Takes back whatever held only until now; says how much that was. */
  int expire(Membership me);

  /**
   * Brings every task in line with whether everything is paused, should whoever paused or resumed
   * everything have been stopped in between; says how many were not.
   */
  int level(Membership me);
}
