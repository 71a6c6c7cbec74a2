package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's errors mean for the ledger. */
final class PostgresFailures implements Failures {

  private static final String DUPLICATE = "23505";

  /** Serialization failure, deadlock, lock not available in time. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  /** Statement timeout, or cancelled by an administrator. */
  private static final String CANCELLED = "57014";

  /** The session stood still in its transaction for too long, and was ended. */
  private static final String STOOD_STILL = "25P03";

  /** Connection exceptions, resources, operator intervention, system errors. */
  private static final Set<String> OUT_OF_REACH = Set.of("08", "53", "57", "58", "XX");

  /**
   * Nobody is let in, there is nothing there, nothing may be done, or only reading: all of it can
   * be put right while the node runs.
   */
  private static final Set<String> CLOSED =
      Set.of("28P01", "28000", "3D000", "3F000", "42P01", "42501", "0A000");

  private final PostgresRefusal refusal;
  private final String database;

  PostgresFailures(PostgresRefusal refusal) {
    this.refusal = refusal;
    this.database = refusal.database();
  }

  static boolean isDuplicate(Throwable thrown) {
    return state(thrown).equals(DUPLICATE);
  }

  @Override
  public LedgerFailure ofStatement(Exception thrown) {
    String state = state(thrown);
    if (CONFLICTS.contains(state)) {
      return new Conflict(database + " gave way to another transaction: " + words(thrown), thrown);
    }
    if (state.equals(STOOD_STILL)) {
      return new Unreachable(database + " has given this session up: " + words(thrown), thrown);
    }
    if (state.equals(CANCELLED)) {
      return new Unreachable(database + " did not answer in time: " + words(thrown), thrown);
    }
    if (CLOSED.contains(state)) {
      return new Unreachable(refusal.sentence(state, words(thrown)), thrown);
    }
    if (isOutOfReach(state)) {
      return new Unreachable(database + " cannot be reached: " + words(thrown), thrown);
    }
    return new Refused(database + " refuses the statement: " + words(thrown), thrown);
  }

  @Override
  public LedgerFailure ofCommit(Exception thrown) {
    // An error that the server reports and survives comes from before the commit.
    String state = state(thrown);
    return isOutOfReach(state) && !state.equals(CANCELLED)
        ? new OutcomeUnknown(
            "the connection to %s broke during a commit: %s".formatted(database, words(thrown)),
            thrown)
        : ofStatement(thrown);
  }

  private static boolean isOutOfReach(String state) {
    return state.isEmpty() || OUT_OF_REACH.contains(state.substring(0, 2));
  }

  /** The innermost state that PostgreSQL's driver reports: pools wrap it in errors of their own. */
  private static String state(Throwable thrown) {
    return Causes.find(thrown, PSQLException.class)
        .map(SQLException::getSQLState)
        .or(() -> Causes.find(thrown, SQLException.class).map(SQLException::getSQLState))
        .orElse("");
  }

  private static String words(Throwable thrown) {
    return Causes.find(thrown, PSQLException.class)
        .map(Throwable::getMessage)
        .or(() -> Causes.find(thrown, SQLException.class).map(Throwable::getMessage))
        .orElseGet(thrown::toString)
        .replaceAll("\\s+", " ");
  }
}
