package io.housekeeper.runtime.ledger.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Puts the settings of a transaction before its first statement. They travel together, together
 * with the beginning of the transaction; and they end with it, so that a session that a pooler
 * gives to others next is as it was.
 *
 * <p>A process that stands still between two statements keeps its locks: of tasks, which nobody
 * else could then claim, and of its node, which nobody could declare dead. So the server ends its
 * session before the others would think it dead.
 *
 * <p>A plan is kept once it was made, and the tables that are hot are made of few rows on many
 * pages, or were so small that reading them all seemed best. So wherever there is an index it is
 * used.
 */
final class FirstStatement implements TemplateEngine, StatementCustomizer {

  private static final int COUNT = 5;

  static final String WRITES = settings("read committed read write");
  static final String READS = settings("read committed read only");

  private enum Stage {
    NOTHING_SENT,
    SENT,
    ANSWERED
  }

  private final PostgresTexts texts;
  private final String settings;
  private Stage stage = Stage.NOTHING_SENT;

  FirstStatement(PostgresTexts texts, String settings) {
    this.texts = texts;
    this.settings = settings;
  }

  private static String settings(String mode) {
    return """
        set transaction isolation level %s;
        set local lock_timeout = '1s';
        set local statement_timeout = '3s';
        set local idle_in_transaction_session_timeout = '5s';
        set local enable_seqscan = off;
        """
        .formatted(mode);
  }

  @Override
  public String render(String text, StatementContext context) {
    String sql = texts.of(text);
    if (stage != Stage.NOTHING_SENT) {
      return sql;
    }
    stage = Stage.SENT;
    return settings + sql;
  }

  /** Steps over the results of the settings. */
  @Override
  public void afterExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    if (stage == Stage.SENT) {
      stage = Stage.ANSWERED;
      for (int i = 0; i < COUNT; i++) {
        statement.getMoreResults();
      }
    }
  }
}
