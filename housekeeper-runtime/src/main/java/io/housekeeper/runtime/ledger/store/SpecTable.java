package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Tasks.Loaded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What tasks are, in which version, and who has their code. Larger and changed less than tasks. */
public interface SpecTable {

  /**
   * What of a specification is needed by those who know its texts.
   *
   * @param version the one in force
   * @param isOverridden whether something else than what code and file say is effective
   */
  record Brief(int task, Version version, boolean isOverridden) {}

  /** The specifications in force. */
  List<SpecRow> rows(Collection<Integer> tasks);

  /** The same, without their texts. */
  List<Brief> briefs(Collection<Integer> tasks);

  /** Writes specifications, new or changed. */
  void put(List<SpecRow> rows);

  /** Deletes specifications, and who carried them. */
  void delete(Collection<Integer> tasks);

  /** What incarnations carry from now on of these tasks; replaces what they carried of them. */
  void carry(List<Carried> carried);

  /** The same of tasks of which an incarnation has the version that is in force. */
  void carryInForce(long incarnation, Collection<Integer> tasks, Instant loadedAt);

  /** An incarnation no longer carries these tasks. */
  void drop(long incarnation, Collection<Integer> tasks);

  /** What living incarnations carry of these tasks. */
  List<Carried> carriers(Collection<Integer> tasks);

  /** Which plugins living incarnations have. */
  List<Loaded> loaded();

  /** The tasks that an incarnation, dead or alive, carries. */
  List<Integer> carriedBy(long incarnation);

  /** Tasks that are not gone and that no living incarnation carries. */
  List<Integer> uncarried();

  /** When a start-up run of a task was last asked for; see {@code onStartupOncePer}. */
  void startedUp(int task, Instant at);
}
