package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns that live runs and entries have in common: what a run is for. */
final class SubjectColumns {

  private SubjectColumns() {}

  static <R> List<Column<R>> of(Function<R, Subject> subject) {
    return List.of(
        Column.bigint("id", row -> subject.apply(row).id()),
        Column.integer("task_id", row -> subject.apply(row).task()),
        Column.integer("origin", row -> subject.apply(row).origin().number()),
        Column.optionalInstant("covers_from", row -> subject.apply(row).covers().after()),
        Column.instant("fire_at", row -> subject.apply(row).covers().fireAt()),
        Column.bigint("fires", row -> subject.apply(row).covers().fires()),
        Column.optionalBigint("upstream", row -> links(subject.apply(row)).upstream()),
        Column.optionalBigint("blocked_by", row -> links(subject.apply(row)).blockedBy()),
        Column.optionalBigint("retry_of", row -> links(subject.apply(row)).retryOf()),
        Column.optionalBigint("backfill", row -> links(subject.apply(row)).backfill()),
        Column.textIfAny("asked", row -> subject.apply(row).asked().extra()));
  }

  static Subject read(Cells cells) throws SQLException {
    long id = cells.bigint();
    int task = cells.integer();
    Origin origin = Origin.numbered(cells.integer());
    Optional<Instant> after = cells.optionalInstant();
    Covers covers = new Covers(after, cells.instant(), cells.bigint());
    Links links =
        new Links(
            cells.optionalBigint(),
            cells.optionalBigint(),
            cells.optionalBigint(),
            cells.optionalBigint());
    return new Subject(id, task, origin, covers, new Asked(links, cells.text()));
  }

  private static Links links(Subject subject) {
    return subject.asked().links();
  }
}
