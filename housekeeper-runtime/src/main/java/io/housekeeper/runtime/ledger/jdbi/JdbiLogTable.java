package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.StackText.Kind;
import io.housekeeper.runtime.ledger.store.LogTable;
import java.util.Collection;
import java.util.List;

final class JdbiLogTable implements LogTable {

  private static final Layout<LogChunk> CHUNK =
      new Layout<>(
          List.of(
              Column.bigint("run_id", LogChunk::run),
              Column.integer("seq", LogChunk::sequence),
              Column.text("body", LogChunk::body)),
          cells -> new LogChunk(cells.bigint(), cells.integer(), cells.text()));

  private static final Layout<Progress> PROGRESS =
      new Layout<>(
          List.of(
              Column.bigint("run_id", Progress::run),
              Column.bigint("done", Progress::done),
              Column.bigint("total", Progress::total)),
          cells -> new Progress(cells.bigint(), cells.bigint(), cells.bigint()));

  private static final Layout<StackText> STACK =
      new Layout<>(
          List.of(
              Column.bigint("run_id", StackText::run),
              Column.integer("attempt", StackText::attempt),
              Column.integer("kind", stack -> stack.kind().number()),
              Column.text("body", StackText::body)),
          cells ->
              new StackText(
                  cells.bigint(), cells.integer(), Kind.numbered(cells.integer()), cells.text()));

  private static final String APPEND =
      CHUNK.sql(
          """
          insert into @run_log ({columns}) select {r.columns} from {rows} where true
          on conflict (run_id, seq) do update set {taken}
          """);

  private static final String CHUNKS =
      CHUNK.sql(
          """
          select {columns} from @run_log where run_id = :run and seq >= :from
          order by seq limit :limit
          """);

  private static final String PUT_PROGRESS =
      PROGRESS.sql(
          """
          insert into @progress ({columns}) select {r.columns} from {rows} where true
          on conflict (run_id) do update set {taken}
          """);

  private static final String PROGRESS_OF =
      PROGRESS.sql("select {columns} from @progress where run_id in (:ids) order by run_id");

  private static final String END_PROGRESS = "delete from @progress where run_id in (:ids)";

  private static final String PUT_STACKS =
      STACK.sql(
          """
          insert into @run_stack ({columns}) select {r.columns} from {rows} where true
          on conflict (run_id, attempt, kind) do update set {taken}
          """);

  private static final String STACKS_OF =
      STACK.sql("select {columns} from @run_stack where run_id = :run order by attempt, kind");

  private final Session session;

  JdbiLogTable(Session session) {
    this.session = session;
  }

  @Override
  public void append(List<LogChunk> chunks) {
    session.write(APPEND, CHUNK.columns(), chunks);
  }

  @Override
  public List<LogChunk> chunks(long run, int from, int limit) {
    return session
        .query(CHUNKS)
        .bind("run", run)
        .bind("from", from)
        .bind("limit", limit)
        .map(CHUNK)
        .list();
  }

  @Override
  public void progress(List<Progress> rows) {
    session.write(PUT_PROGRESS, PROGRESS.columns(), rows);
  }

  @Override
  public List<Progress> progressOf(Collection<Long> runs) {
    return session.list(PROGRESS_OF, Many.ids(runs), PROGRESS);
  }

  @Override
  public void endProgress(Collection<Long> runs) {
    session.change(END_PROGRESS, Many.ids(runs));
  }

  @Override
  public void stacks(List<StackText> stacks) {
    session.write(PUT_STACKS, STACK.columns(), stacks);
  }

  @Override
  public List<StackText> stacksOf(long run) {
    return session.query(STACKS_OF).bind("run", run).map(STACK).list();
  }
}
