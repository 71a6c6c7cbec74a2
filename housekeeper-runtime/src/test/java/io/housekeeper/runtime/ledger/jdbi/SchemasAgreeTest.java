package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is one schema, written twice. */
class SchemasAgreeTest {

  private static final String POSTGRES_COLUMNS =
      """
      select c.relname || '.' || a.attname || ' '
        || case when t.typname in ('int2', 'int4', 'int8') then 'integer' else t.typname end
        || case when a.attnotnull then ' not null' else '' end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        join pg_type t on t.oid = a.atttypid
      where n.nspname = 'housekeeper' and c.relkind = 'r' and c.relname <> 'schema_history'
      """;

  private static final String SQLITE_COLUMNS =
      """
      select m.name || '.' || c.name || ' ' || c.type
        || case when c."notnull" then ' not null' else '' end
      from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name <> 'schema_history' and m.name not like 'sqlite%'
      """;

  private static final String POSTGRES_VIEWS =
      """
      select c.relname || ' ' || a.attnum || ' ' || a.attname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where n.nspname = 'housekeeper' and c.relkind = 'v'
      """;

  private static final String SQLITE_VIEWS =
      """
      select m.name || ' ' || (c.cid + 1) || ' ' || c.name
      from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'view'
      """;

  private static final String POSTGRES_INDEXES =
      """
      select pg_get_indexdef(x.indexrelid)
      from pg_index x join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = i.relnamespace join pg_class c on c.oid = x.indrelid
      where n.nspname = 'housekeeper' and not x.indisprimary and c.relname <> 'schema_history'
      """;

  private static final String SQLITE_INDEXES =
      """
      select sql from sqlite_master
      where type = 'index' and sql is not null and tbl_name <> 'schema_history'
      """;

  private static final String POSTGRES_KEYS =
      """
      select c.relname || ' ' || string_agg(a.attname, ', ' order by k.place)
      from pg_index x join pg_class c on c.oid = x.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        cross join lateral unnest(x.indkey::int[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where n.nspname = 'housekeeper' and x.indisprimary and c.relname <> 'schema_history'
      group by c.relname
      """;

  private static final String SQLITE_KEYS =
      """
      select name || ' ' || group_concat(key, ', ') from (
        select m.name as name, c.name as key
        from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name <> 'schema_history' and c.pk > 0
        order by m.name, c.pk)
      group by name
      """;

  @TempDir Path folder;

  private interface Differ {
    void compare(Connection postgres, Connection sqlite) throws SQLException;
  }

  private void migrated(Differ differ) throws SQLException {
    try (PostgresLedger postgres = PostgresLedger.fresh();
        SqliteLedger sqlite = new SqliteLedger(folder);
        Connection one = postgres.connect();
        Connection other = sqlite.connect()) {
      differ.compare(one, other);
    }
  }

  @Test
  void tablesHaveTheSameColumnsKeysIndexesAndViews() throws SQLException {
    migrated(
        (postgres, sqlite) -> {
          same(postgres, POSTGRES_COLUMNS, sqlite, SQLITE_COLUMNS);
          same(postgres, POSTGRES_KEYS, sqlite, SQLITE_KEYS);
          same(postgres, POSTGRES_INDEXES, sqlite, SQLITE_INDEXES);
          same(postgres, POSTGRES_VIEWS, sqlite, SQLITE_VIEWS);
        });
  }

  private static void same(
      Connection postgres, String ofPostgres, Connection sqlite, String ofSqlite)
      throws SQLException {
    List<String> expected = list(postgres, ofPostgres);
    assertThat(expected).isNotEmpty();
    assertThat(list(sqlite, ofSqlite)).containsExactlyElementsOf(expected);
  }

  private static List<String> list(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(normal(row.getString(1)));
      }
    }
    found.sort(null);
    return found;
  }

  /** What the two databases write differently about the same thing. */
  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("housekeeper.", "")
        .replace("using btree ", "")
        .replaceAll("\\(?\\(state >= 2\\) and \\(state <= 5\\)\\)?", "state between 2 and 5")
        .replace(") and (", " and ")
        .replaceAll("where \\(+(.*?)\\)+$", "where $1");
  }
}
