package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.Stored.NOON;
import static io.housekeeper.runtime.ledger.store.Stored.after;

import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Times;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskRow.Exclusion;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.time.Instant;
import java.util.Optional;

/** Rows for tests; what a test is about it changes. */
public final class SampleRows {

  /** As the W3C writes it. */
  public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private SampleRows() {}

  public static NodeRow node(long incarnation, int slot) {
    return new NodeRow(
        new Membership(incarnation, slot, "node-" + slot),
        7,
        NOON,
        Optional.empty(),
        new Told(NOON, 0));
  }

  public static TaskRow task(int id) {
    return new TaskRow(
        new TaskKey(id, "task-" + id, ""),
        Cursor.startingAt(NOON),
        Switches.ON,
        new Exclusion(true, Optional.empty()),
        0);
  }

  public static SpecRow spec(int task, String hash) {
    return new SpecRow(
        task,
        new Version("billing", "1.0", hash),
        new Said("{\"a\":0}", "{\"a\":1}", Optional.empty()),
        "{\"a\":2}",
        Times.beginningAt(NOON));
  }

  public static Carried carried(int task, long incarnation, String hash) {
    Version version = new Version("billing", "1.0", hash);
    Said said = new Said("{}", "{\"b\":1}", Optional.of(new Typed("t", "{\"c\":1}")));
    return new Carried(task, incarnation, version, Optional.of(said), NOON);
  }

  /** A fire of the schedule. */
  public static Subject fire(long id, int task, Instant at) {
    Covers covers = new Covers(Optional.of(at.minusSeconds(60)), at, 1);
    return new Subject(id, task, Origin.SCHEDULE, covers, Asked.NOTHING);
  }

  /** Something that was asked for. */
  public static Subject asked(long id, int task, Links links) {
    return new Subject(id, task, Origin.MANUAL, Covers.at(NOON), new Asked(links, ""));
  }

  public static LiveRow running(Subject subject, long incarnation) {
    return new LiveRow(
        subject,
        new Running(new Attempts(1, 0), false),
        Optional.of(new Owner(incarnation, 5)),
        Optional.of(Begun.at(after(3))),
        Marks.NONE);
  }

  public static LiveRow waiting(Subject subject, Instant dueAt) {
    return new LiveRow(
        subject,
        new Waiting(Why.RECOVERY, dueAt, new Attempts(2, 1)),
        Optional.empty(),
        Optional.empty(),
        Marks.NONE);
  }

  public static LiveRow marked(LiveRow row, Marks marks) {
    return new LiveRow(row.subject(), row.state(), row.owner(), row.begun(), marks);
  }

  /** What was executed. */
  public static Entry entry(Subject subject, Ending ending) {
    return new Entry(
        subject,
        Outcome.of(ending, "done"),
        Optional.of(
            new Execution(2, 9, new Begun(after(4), TRACE), new Figures(120, 90_000, 4_096))),
        after(500),
        1);
  }

  /** What ended at another instant, on another slot. */
  public static Entry endedAt(Entry entry, Instant at, int slot) {
    return new Entry(entry.subject(), entry.outcome(), entry.execution(), at, slot);
  }
}
