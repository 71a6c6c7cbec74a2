package io.housekeeper.runtime.ledger.jdbi;

import static org.sqlite.SQLiteErrorCode.SQLITE_BUSY;
import static org.sqlite.SQLiteErrorCode.SQLITE_CANTOPEN;
import static org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
import static org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID;
import static org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR;
import static org.sqlite.SQLiteErrorCode.SQLITE_LOCKED;
import static org.sqlite.SQLiteErrorCode.SQLITE_READONLY;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean for the ledger. */
final class SqliteFailures implements Failures {

  private static final Set<SQLiteErrorCode> DUPLICATES =
      Set.of(SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID);

  private static final Set<Integer> BUSY = Set.of(SQLITE_BUSY.code, SQLITE_LOCKED.code);

  private static final Set<Integer> OUT_OF_REACH =
      Set.of(SQLITE_IOERR.code, SQLITE_FULL.code, SQLITE_READONLY.code, SQLITE_CANTOPEN.code);

  /** Codes carry more detail above these bits. */
  private static final int PRIMARY = 0xff;

  private final String database;

  SqliteFailures(String database) {
    this.database = database;
  }

  static boolean isDuplicate(Throwable thrown) {
    return Causes.find(thrown, SQLiteException.class)
        .map(SQLiteException::getResultCode)
        .filter(DUPLICATES::contains)
        .isPresent();
  }

  /** The primary code of an error of SQLite; 0 for any other exception. */
  static int code(Throwable thrown) {
    return Causes.find(thrown, SQLiteException.class)
        .map(error -> error.getResultCode().code & PRIMARY)
        .orElse(0);
  }

  static String words(Throwable thrown) {
    return Causes.find(thrown, SQLiteException.class)
        .map(Throwable::getMessage)
        .or(() -> Causes.find(thrown, SQLException.class).map(Throwable::getMessage))
        .orElseGet(thrown::toString)
        .replaceAll("\\s+", " ");
  }

  @Override
  public LedgerFailure ofStatement(Exception thrown) {
    int code = code(thrown);
    if (BUSY.contains(code)) {
      return new Conflict(database + " is locked by another program: " + words(thrown), thrown);
    }
    if (OUT_OF_REACH.contains(code)) {
      return new Unreachable(database + " cannot be written: " + words(thrown), thrown);
    }
    return new Refused(database + " refuses the statement: " + words(thrown), thrown);
  }

  @Override
  public LedgerFailure ofCommit(Exception thrown) {
    // What was written may still be found when the log is read again after a crash.
    return code(thrown) == SQLITE_IOERR.code
        ? new OutcomeUnknown(
            "%s could not be written during a commit: %s".formatted(database, words(thrown)),
            thrown)
        : ofStatement(thrown);
  }
}
