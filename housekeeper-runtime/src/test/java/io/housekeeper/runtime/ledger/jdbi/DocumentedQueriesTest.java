package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query in the page about the ledger can be asked of both databases. */
class DocumentedQueriesTest {

  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```");

  @TempDir Path folder;

  private static List<String> queries() throws IOException {
    return QUERY
        .matcher(Files.readString(Path.of("../docs/ledger.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void postgresAnswersThem() throws SQLException, IOException {
    try (PostgresLedger ledger = PostgresLedger.fresh();
        Connection connection = ledger.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to housekeeper");
      answers(statement);
    }
  }

  @Test
  void sqliteAnswersThem() throws SQLException, IOException {
    try (SqliteLedger ledger = new SqliteLedger(folder);
        Connection connection = ledger.connect();
        Statement statement = connection.createStatement()) {
      answers(statement);
    }
  }

  private static void answers(Statement statement) throws SQLException, IOException {
    assertThat(queries()).hasSizeGreaterThanOrEqualTo(4);
    for (String query : queries()) {
      try (ResultSet rows = statement.executeQuery(query)) {
        assertThat(rows.getMetaData().getColumnCount()).isGreaterThanOrEqualTo(5);
      }
    }
  }
}
