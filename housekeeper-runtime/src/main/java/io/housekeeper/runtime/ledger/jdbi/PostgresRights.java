package io.housekeeper.runtime.ledger.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a user may not do who is to use a ledger that somebody else has made. */
final class PostgresRights {

  /** The rights that are missing; of a schema without a ledger there are none to miss. */
  private static final String MISSING =
      """
      with ledger as (
        select n.oid from pg_namespace n
        where n.nspname = '<schema>' and exists (
          select 1 from pg_class c where c.relnamespace = n.oid and c.relname = 'schema_history'))
      select 'USAGE on schema <schema>' as missing, 0 as place
      from ledger
      where not has_schema_privilege(ledger.oid, 'USAGE')
      union all
      select p.word || ' on ' || string_agg(c.relname, ', ' order by c.relname), p.place
      from ledger
      join pg_class c on c.relnamespace = ledger.oid and c.relkind in ('r', 'p')
      join (values ('SELECT', 1), ('INSERT', 2), ('UPDATE', 3), ('DELETE', 4)) as p (word, place)
        on p.word = 'SELECT' or c.relname <> 'schema_history'
      where not has_table_privilege(c.oid, p.word)
      group by p.word, p.place
      order by place
      """;

  private PostgresRights() {}

  static List<String> missing(Statement statement, String schema) throws SQLException {
    List<String> missing = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(MISSING.replace("<schema>", schema))) {
      while (rows.next()) {
        missing.add(rows.getString("missing"));
      }
    }
    return missing;
  }
}
