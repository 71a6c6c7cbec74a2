package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.ledger.store.MadeTable;
import java.util.List;
import java.util.Optional;

final class JdbiMadeTable implements MadeTable {

  private static final Layout<MadeRow> MADE =
      new Layout<>(
          List.of(
              Column.text("name", MadeRow::name),
              Column.text("type", row -> row.task().typed().type()),
              Column.text("settings", row -> row.task().typed().settings()),
              Column.text("spec", row -> row.task().specText()),
              Column.bigint("rev", MadeRow::rev),
              Column.text("who", row -> row.by().who()),
              Column.text("why", row -> row.by().why()),
              Column.instant("made_at", row -> row.by().at())),
          cells ->
              new MadeRow(
                  new MadeTask(
                      cells.text(),
                      new Typed(cells.text(), cells.text()),
                      MadeTask.readSpec(cells.text())),
                  cells.bigint(),
                  new By(cells.text(), cells.text(), cells.instant(), Optional.empty())));

  private static final String ROWS = MADE.sql("select {columns} from @made order by name");

  private static final String ROW = MADE.sql("select {columns} from @made where name = :name");

  private static final String PUT =
      MADE.sql(
          """
          insert into @made ({columns}) select {r.columns} from {rows} where true
          on conflict (name) do update set {taken}
          """);

  private static final String DELETE = "delete from @made where name = :name";

  private final Session session;

  JdbiMadeTable(Session session) {
    this.session = session;
  }

  @Override
  public List<MadeRow> rows() {
    return session.query(ROWS).map(MADE).list();
  }

  @Override
  public Optional<MadeRow> row(String name) {
    return session.query(ROW).bind("name", name).map(MADE).findOne();
  }

  @Override
  public void put(MadeRow row) {
    session.write(PUT, MADE.columns(), List.of(row));
  }

  @Override
  public void delete(String name) {
    session.update(DELETE).bind("name", name).execute();
  }
}
